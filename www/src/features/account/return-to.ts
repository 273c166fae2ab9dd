/**
 * Where to go after signing in: only a path of this site. "//elsewhere" and "/\elsewhere" would leave it.
 */
export const safePath = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');
