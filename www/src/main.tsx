import './styles/app.css';

// Something is there to be seen already: the server's page, or the outline. It is painted before the app goes to work,
// whose files are on their way meanwhile (vite/boot.ts).
const longest = 300;

const painted = new Promise<void>((resolve) => {
  setTimeout(resolve, document.hidden ? 0 : longest);
  new PerformanceObserver((_, observer) => {
    observer.disconnect();
    resolve();
  }).observe({ type: 'paint', buffered: true });
});

void painted.then(() => import('./app/start'));
