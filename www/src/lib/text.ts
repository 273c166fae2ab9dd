/** A form's entry without blanks around it; what is left empty is undefined, so that it leaves the URL. */
export const textOf = (value: FormDataEntryValue | null): string | undefined => {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
};
