import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './styles/app.css';
import { Toaster } from './components/ui/toaster';
import { ScannerApp } from './features/scanner/app';
import { loadMessages } from './i18n/store';
import { queryClient } from './lib/api/query-client';

// The door's own entry: no router, nothing that is not needed to admit people.
await loadMessages('scanner');

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ScannerApp />
      <Toaster />
    </QueryClientProvider>
  </StrictMode>,
);
