/** Slower than this is a person typing, not a scanner. */
const slowest = 60;
const shortest = 8;

/**
 * Reads a hardware scanner that types like a keyboard: many characters in a burst, Enter at the end.
 * `press` takes each key and answers with the whole code when one is complete.
 */
export class Wedge {
  private text = '';
  private at = 0;

  press(key: string, now: number): string | undefined {
    if (now - this.at > slowest) this.text = '';
    this.at = now;
    if (key === 'Enter' || key === 'Tab') {
      const code = this.text;
      this.text = '';
      return code.length >= shortest ? code : undefined;
    }
    // "Shift" and its like come between the characters of a code.
    if ([...key].length === 1) this.text += key;
    return undefined;
  }
}
