import { playTones, type Tone } from '@/lib/sound';

type Signal = 'admitted' | 'refused' | 'unchecked';

// Told apart with eyes shut: up is good, low and rough is not, the same twice is "look here".
const tunes: Record<Signal, readonly Tone[]> = {
  admitted: [
    { hertz: 880, at: 0, lasts: 0.09, shape: 'sine' },
    { hertz: 1319, at: 0.1, lasts: 0.16, shape: 'sine' },
  ],
  refused: [
    { hertz: 196, at: 0, lasts: 0.18, shape: 'sawtooth' },
    { hertz: 147, at: 0.2, lasts: 0.34, shape: 'sawtooth' },
  ],
  unchecked: [
    { hertz: 523, at: 0, lasts: 0.12, shape: 'triangle' },
    { hertz: 523, at: 0.2, lasts: 0.12, shape: 'triangle' },
  ],
};

const shakes: Record<Signal, number[]> = { admitted: [60], refused: [220, 90, 220], unchecked: [90, 60, 90, 60, 90] };

/** Says by ear and by hand how it went. */
export const signal = (kind: Signal, sound: boolean): void => {
  navigator.vibrate?.(shakes[kind]);
  if (sound) playTones(tunes[kind]);
};
