import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { listen, type LiveState } from './connection';

type Hears = (message: { type: string; data?: string }) => void;

class FakeSource {
  static all: FakeSource[] = [];
  static get last() {
    return FakeSource.all.at(-1)!;
  }
  readonly heard = new Map<string, Hears>();
  closed = false;
  constructor(readonly url: string) {
    FakeSource.all.push(this);
  }
  addEventListener(name: string, hears: Hears) {
    this.heard.set(name, hears);
  }
  close() {
    this.closed = true;
  }
  says(type: string, data?: string) {
    if (!this.closed) this.heard.get(type)?.({ type, ...(data === undefined ? {} : { data }) });
  }
}

const page = Object.assign(new EventTarget(), { hidden: false });
const around = new EventTarget();
const hide = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};

const start = (url: string, more: { staysHidden?: boolean } = {}) => {
  const seen: string[] = [];
  const states: LiveState[] = [];
  const onBack = vi.fn();
  const stop = listen(url, {
    names: ['state'],
    onMessage: (_, data) => seen.push(data),
    onBack,
    onState: (state) => states.push(state),
    staysHidden: false,
    ...more,
  });
  return { seen, states, onBack, stop };
};

beforeEach(() => {
  FakeSource.all = [];
  page.hidden = false;
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', around.addEventListener.bind(around));
  vi.stubGlobal('removeEventListener', around.removeEventListener.bind(around));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('states arrive, and two who listen to one channel share a connection', () => {
  const one = start('/live/a');
  const two = start('/live/a');
  FakeSource.last.says('open');
  FakeSource.last.says('state', '1');
  expect(FakeSource.all).toHaveLength(1);
  expect([one.seen, two.seen]).toEqual([['1'], ['1']]);
  one.stop();
  expect(FakeSource.last.closed).toBe(false);
  two.stop();
  expect(FakeSource.last.closed).toBe(true);
});

test('a channel that is away is tried again, ever more seldom, and asked instead', () => {
  const { states, onBack, stop } = start('/live/b');
  for (let tries = 0; tries < 8; ++tries) {
    FakeSource.last.says('error');
    vi.advanceTimersByTime(45_001);
  }
  expect(states).toEqual(['connecting', 'polling']);
  expect(FakeSource.all.length).toBeGreaterThanOrEqual(8);
  const before = FakeSource.all.length;
  FakeSource.last.says('error');
  vi.advanceTimersByTime(14_000);
  expect(FakeSource.all).toHaveLength(before);
  vi.advanceTimersByTime(31_000);
  expect(FakeSource.all).toHaveLength(before + 1);
  expect(onBack).not.toHaveBeenCalled();
  FakeSource.last.says('open');
  expect(states.at(-1)).toBe('live');
  stop();
});

test('a cut that is over soon is no more than "connecting", and then the present state is asked for', () => {
  const { states, onBack, stop } = start('/live/c');
  FakeSource.last.says('open');
  FakeSource.last.says('error');
  vi.advanceTimersByTime(1_501);
  FakeSource.last.says('open');
  vi.advanceTimersByTime(5_000);
  expect(states).toEqual(['connecting', 'live', 'connecting', 'live']);
  expect(onBack).toHaveBeenCalledTimes(1);
  stop();
});

test('a line that has been silent for too long is given up', () => {
  const { stop } = start('/live/d');
  FakeSource.last.says('open');
  for (let beats = 0; beats < 5; ++beats) {
    vi.advanceTimersByTime(15_000);
    FakeSource.last.says('ping', '.');
  }
  expect(FakeSource.all).toHaveLength(1);
  vi.advanceTimersByTime(43_000);
  expect(FakeSource.all.length).toBeGreaterThan(1);
  stop();
});

test('a tab that nobody looks at gives its connection back, and is current when somebody does', () => {
  const { states, onBack, stop } = start('/live/e');
  FakeSource.last.says('open');
  hide(true);
  vi.advanceTimersByTime(30_001);
  expect(FakeSource.last.closed).toBe(true);
  expect(states.at(-1)).toBe('paused');
  hide(false);
  expect(onBack).toHaveBeenCalledTimes(1);
  FakeSource.last.says('open');
  expect(states.at(-1)).toBe('live');
  stop();
});

test('who waits for a turn is told in a hidden tab too', () => {
  const { stop } = start('/live/f', { staysHidden: true });
  FakeSource.last.says('open');
  hide(true);
  vi.advanceTimersByTime(35_000);
  expect(FakeSource.last.closed).toBe(false);
  stop();
});

test('when the network is back nobody waits for the next try', () => {
  const { stop } = start('/live/g');
  FakeSource.last.says('open');
  around.dispatchEvent(new Event('offline'));
  const before = FakeSource.all.length;
  around.dispatchEvent(new Event('online'));
  expect(FakeSource.all).toHaveLength(before + 1);
  stop();
});
