import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';

import { Progress } from './layout/progress';
import { StepUp } from './layout/step-up';
import { routes } from './routes';
import { View } from './view';
import { Toaster } from '@/components/ui/toaster';
import { queryClient } from '@/lib/api/query-client';
import { adoptPageData } from '@/lib/page-data';
import { aroundNav } from '@/lib/router/navigation';
import { prepare, setRoutes } from '@/lib/router/routes';
import { keepScroll } from '@/lib/router/scroll';

adoptPageData();
setRoutes(routes);

// What was drawn first stays until the page is complete, so that nothing flashes.
await prepare(location.href);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Router aroundNav={aroundNav}>
        <Progress />
        <View />
      </Router>
      <StepUp />
      <Toaster />
    </QueryClientProvider>
  </StrictMode>,
);

keepScroll();
