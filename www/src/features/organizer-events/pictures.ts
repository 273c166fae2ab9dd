/** What the server takes; anything else would be refused after a long upload. */
export const acceptedTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

const mostBytes = 15 * 1024 * 1024;

/** Why a file cannot be a picture here, if it cannot. */
export const refusal = (file: Pick<File, 'type' | 'size'>): 'type' | 'size' | undefined => {
  if (!acceptedTypes.some((type) => type === file.type)) return 'type';
  return file.size > mostBytes ? 'size' : undefined;
};
