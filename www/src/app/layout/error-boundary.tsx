import { Component, type ReactNode } from 'react';

import { BrokenPage } from './trouble';

/** Keeps a fault in one page from taking the whole app with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <BrokenPage error={this.state.error} retry={() => this.setState({ error: undefined })} />;
  }
}
