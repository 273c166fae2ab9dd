const settleAfter = 120;
const patience = 1_000;

type Kept = { y?: number } | null;

// The page may still be growing to its former height; it is given a moment for that.
const restore = (y: number, until: number): void => {
  scrollTo(0, y);
  if (Math.abs(scrollY - y) > 2 && performance.now() < until) requestAnimationFrame(() => restore(y, until));
};

const toKeptPlace = (): void => restore((history.state as Kept)?.y ?? 0, performance.now() + patience);

/**
 * Going back leads to where one was on the page, also after a reload. The browser does the same, but before the page is
 * drawn. To be called once the first page is on the screen.
 */
export const keepScroll = (): void => {
  history.scrollRestoration = 'manual';
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => history.replaceState({ ...(history.state as Kept), y: Math.round(scrollY) }, ''),
      settleAfter,
    );
  });
  addEventListener('popstate', () => {
    // What is scrolled from here on belongs to the other entry.
    clearTimeout(timer);
    requestAnimationFrame(toKeptPlace);
  });
  requestAnimationFrame(() => {
    if ((history.state as Kept)?.y) toKeptPlace();
  });
};
