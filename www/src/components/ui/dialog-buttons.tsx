import type { ReactNode } from 'react';

/** The buttons at the end of a dialog, the main one last: on a phone it is the uppermost. */
export const DialogButtons = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">{children}</div>
);
