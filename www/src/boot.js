// Loaded before the first paint and no module, so that nothing flashes and nothing waits. vite/boot.ts fills in PAGES:
// what the most visited pages need, by the beginning of their path.
(function (root, pages) {
  var path = location.pathname;
  var preload = function (as, href) {
    var link = document.createElement('link');
    if (as) link.as = as;
    link.rel = as ? 'preload' : 'modulepreload';
    link.crossOrigin = 'anonymous';
    link.href = href;
    document.head.appendChild(link);
  };

  try {
    var theme = localStorage.getItem('gatehouse.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch (_) {
    // Storage is forbidden: the system's theme it is.
  }

  // The home page's outline in index.html is shown there only.
  if (path === '/') root.dataset.page = 'home';
  var page = path === '/' ? '/' : path.slice(0, 3) === '/e/' ? '/e/' : '';
  (pages[page] || []).forEach(function (file) {
    preload('', file);
  });

  // The first list is asked for while the code is still on its way; features/events/api/search-events.ts asks the same.
  if (path === '/' && !location.search) preload('fetch', '/api/events?limit=24&sort=date');
})(document.documentElement, PAGES);
