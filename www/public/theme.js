// Loaded before the first paint, so that a chosen theme never flashes. The choice is made in src/lib/theme.ts.
(function () {
  try {
    var theme = localStorage.getItem('gatehouse.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (_) {
    // Storage is forbidden: the system's theme it is.
  }
})();
