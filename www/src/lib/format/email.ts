/** "a…@b.c": enough to recognise one's own address, too little for somebody looking over the shoulder. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  if (at < 1) return email;
  const [first = ''] = [...email];
  return `${first}…${email.slice(at)}`;
};
