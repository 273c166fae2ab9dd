/** The facts in an entry's detail: JSON from today's code, or plain text. */
export const factsOf = (text: string): readonly [name: string, value: string][] => {
  if (!text) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return Object.entries(parsed)
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  } catch {
    // Plain text, then.
  }
  return [['', text]];
};
