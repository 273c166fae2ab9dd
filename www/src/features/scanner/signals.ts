type Signal = 'admitted' | 'refused' | 'unchecked';

let context: AudioContext | undefined;

/** Allows sound from now on; browsers want a press first. */
export const wakeSound = (): void => {
  context ??= new AudioContext();
  void context.resume();
};

type Tone = { hertz: number; at: number; lasts: number; shape: OscillatorType };

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

const play = (ctx: AudioContext, { hertz, at, lasts, shape }: Tone) => {
  const from = ctx.currentTime + at;
  const tone = ctx.createOscillator();
  const volume = ctx.createGain();
  tone.type = shape;
  tone.frequency.value = hertz;
  // A soft edge: a tone cut off sharply clicks.
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.35, from + 0.01);
  volume.gain.setValueAtTime(0.35, from + lasts - 0.02);
  volume.gain.linearRampToValueAtTime(0, from + lasts);
  tone.connect(volume).connect(ctx.destination);
  tone.start(from);
  tone.stop(from + lasts);
};

/** Says by ear and by hand how it went. */
export const signal = (kind: Signal, sound: boolean): void => {
  navigator.vibrate?.(shakes[kind]);
  if (sound && context?.state === 'running') tunes[kind].forEach((tone) => play(context!, tone));
};
