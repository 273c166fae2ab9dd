// Loaded before the first paint and no module, so that nothing flashes and nothing waits. vite/boot.ts fills in PAGES:
// what the most visited pages need, by the beginning of their path, and SIZES: how wide a picture of the list is shown.
(function (root, pages, sizes) {
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

  // As components/ui/photo.tsx will show it, so that both ask for the same file.
  var preloadPicture = function (image) {
    var link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'image';
    link.fetchPriority = 'high';
    link.imageSizes = sizes;
    link.imageSrcset = image.url_small + ' 320w, ' + image.url_medium + ' 800w, ' + image.url_large + ' 1920w';
    document.head.appendChild(link);
  };

  // The first list is asked for while the code is still on its way, and its first picture as soon as that is known;
  // features/events/api/first-list.ts takes the answer over. Whatever goes wrong here is asked again there.
  if (path === '/' && !location.search) {
    window.gatehouseFirstList = fetch('/api/events?limit=24&sort=date')
      .then(function (answer) {
        return answer.ok ? answer.json() : undefined;
      })
      .then(function (list) {
        if (list && list.items[0] && list.items[0].image) preloadPicture(list.items[0].image);
        return list;
      })
      .catch(function () {});
  }
})(document.documentElement, PAGES, SIZES);
