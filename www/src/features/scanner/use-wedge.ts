import { useEffect, useRef } from 'react';

import { Wedge } from './wedge';

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select');

/** Listens for a hardware scanner that types like a keyboard. */
export const useWedge = (onCode: (code: string) => void): void => {
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    const wedge = new Wedge();
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target)) return;
      const code = wedge.press(event.key, event.timeStamp);
      if (code === undefined) return;
      // The Enter belongs to the code and presses no button.
      event.preventDefault();
      latest.current(code);
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);
};
