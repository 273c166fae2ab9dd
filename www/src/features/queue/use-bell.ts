import { useEffect, useRef, useState } from 'react';

import { playTones, wakeSound, type Tone } from '@/lib/sound';

// Three rising tones and the first again: a door chime rather than an alarm.
const chime: readonly Tone[] = [
  { hertz: 523, at: 0, lasts: 0.22, shape: 'sine' },
  { hertz: 659, at: 0.2, lasts: 0.22, shape: 'sine' },
  { hertz: 784, at: 0.4, lasts: 0.32, shape: 'sine' },
  { hertz: 1047, at: 0.65, lasts: 0.5, shape: 'sine' },
];

type Bell = { state: 'off' | 'on' | 'refused'; toggle: () => Promise<void> };

/** A sound for the moment of one's turn, for those who asked for it: browsers want a press first, and so do we. */
export const useBell = (myTurn: boolean): Bell => {
  const [state, setState] = useState<Bell['state']>('off');
  const before = useRef(myTurn);
  useEffect(() => {
    const turned = myTurn && !before.current;
    before.current = myTurn;
    if (!turned || state !== 'on') return;
    playTones(chime);
    // A device that was asked to keep still does not shake.
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) navigator.vibrate?.([120, 80, 120]);
  }, [myTurn, state]);
  const toggle = async () => {
    if (state === 'on') return setState('off');
    try {
      await wakeSound();
      // Played at once, so that nobody waits for a sound that is turned down.
      playTones(chime);
      setState('on');
    } catch {
      setState('refused');
    }
  };
  return { state, toggle };
};
