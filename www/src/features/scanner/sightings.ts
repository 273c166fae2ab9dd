/** How long a code must be out of sight before it counts as shown again. */
const forgetAfter = 2_500;

/**
 * Tells a code that was just held up from one that is still in view: the camera reads the same code ten times a
 * second, and it must be asked about once.
 */
export class Sightings {
  private last: { code: string; seen: number } | undefined;

  /** True when this sight of the code is a new showing. */
  isNew(code: string, now: number): boolean {
    const { last } = this;
    const same = last?.code === code && now - last.seen < forgetAfter;
    this.last = { code, seen: now };
    return !same;
  }

  /** The code was seen at a time when nothing new is taken; only the one asked about last is kept in mind. */
  stillThere(code: string, now: number): void {
    if (this.last?.code === code) this.last = { code, seen: now };
  }
}
