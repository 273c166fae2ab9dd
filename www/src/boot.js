// Loaded before the first paint and no module, so that nothing flashes and nothing waits. vite/boot.ts fills in PAGES:
// what the most visited pages need, by the beginning of their path, and SIZES: how wide a picture of the list is shown.
(function (root, pages, sizes) {
  var path = location.pathname;
  // As vite/boot.ts names the app's own files: behind what is drawn first.
  var preload = function (file) {
    var link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = 'anonymous';
    link.fetchPriority = 'low';
    link.href = file;
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
  (pages[page] || []).forEach(preload);

  // As components/ui/photo.tsx will show it, so that both ask for the same file. Until then the outline shows it, where
  // the list will begin.
  var showPicture = function (image) {
    var picture = new Image();
    picture.className = 'outline-picture';
    picture.alt = image.alt;
    picture.fetchPriority = 'high';
    picture.sizes = sizes;
    picture.srcset = image.url_small + ' 320w, ' + image.url_medium + ' 800w, ' + image.url_large + ' 1920w';
    var list = document.querySelector('.outline-list');
    if (list) list.appendChild(picture);
  };

  // The first list is asked for while the code is still on its way, and its first picture as soon as that is known;
  // features/events/api/first-list.ts takes the answer over. Whatever goes wrong here is asked again there.
  if (path === '/' && !location.search) {
    window.gatehouseFirstList = fetch('/api/events?limit=24&sort=date')
      .then(function (answer) {
        return answer.ok ? answer.json() : undefined;
      })
      .then(function (list) {
        if (list && list.items[0] && list.items[0].image) showPicture(list.items[0].image);
        return list;
      })
      .catch(function () {});
  }
})(document.documentElement, PAGES, SIZES);
