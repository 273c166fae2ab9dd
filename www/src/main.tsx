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

adoptPageData();
setRoutes(routes);

// What the server drew stays until the first page is complete, so that nothing flashes.
await prepare(location.href);

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
