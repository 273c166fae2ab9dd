let context: AudioContext | undefined;

/** Allows sound from now on; browsers want a press first. */
export const wakeSound = async (): Promise<void> => {
  context ??= new AudioContext();
  await context.resume();
};

export type Tone = { hertz: number; at: number; lasts: number; shape: OscillatorType };

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

/** Plays a few tones, if sound was allowed. */
export const playTones = (tones: readonly Tone[]): void => {
  const ctx = context;
  if (ctx?.state === 'running') tones.forEach((tone) => play(ctx, tone));
};
