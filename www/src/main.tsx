import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';

import './styles/app.css';
import { Progress } from './app/layout/progress';
import { routes } from './app/routes';
import { View } from './app/view';
import { Toaster } from './components/ui/toaster';
import { Words } from './i18n/provider';
import { queryClient } from './lib/api/query-client';
import { adoptPageData } from './lib/page-data';
import { aroundNav } from './lib/router/navigation';
import { prepare, setRoutes } from './lib/router/routes';
import { keepScroll } from './lib/router/scroll';

adoptPageData();
setRoutes(routes);

// Something is on the screen already: the server's page, or the outline. It gets its frame before the app goes to work.
const painted = new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  if (document.hidden) resolve();
});

// What was drawn first stays until the page is complete, so that nothing flashes.
await Promise.all([prepare(location.href), painted]);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Words>
      <QueryClientProvider client={queryClient}>
        <Router aroundNav={aroundNav}>
          <Progress />
          <View />
        </Router>
        <Toaster />
      </QueryClientProvider>
    </Words>
  </StrictMode>,
);

keepScroll();
