// A ticket shop as one would write it in an afternoon of care: two processes, prepared statements, a pool, the guarded update in a
// transaction. Same schema, same requests, same durability as Gatehouse; the bench runs both.

import cluster from 'node:cluster';

const PROCESSES = 2;
const { PORT } = process.env;

if (cluster.isPrimary) {
  for (let i = 0; i < PROCESSES; i++) cluster.fork();
  let ending = false;
  cluster.on('exit', (worker, code) => process.exit(ending ? 0 : code || 1));
  process.on('SIGTERM', () => {
    ending = true;
    for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGTERM');
  });
} else {
  const [{ default: fastify }, catalogue, { orderRoutes }, { paymentRoutes }, { ticketRoutes }, { answerProblem }] = await Promise.all([
    import('fastify'), import('./catalogue.mjs'), import('./orders.mjs'), import('./payments.mjs'), import('./tickets.mjs'), import('./problems.mjs'),
  ]);
  const app = fastify({ bodyLimit: 65_536, keepAliveTimeout: 30_000 });
  app.setErrorHandler(answerProblem);
  app.get('/api/events/:id', async (request) => catalogue.showEvent(await catalogue.eventOf(request.params.id)));
  app.get('/healthz', async () => ({ status: 'ok' }));
  orderRoutes(app);
  paymentRoutes(app);
  ticketRoutes(app);
  await app.listen({ host: '127.0.0.1', port: Number(PORT), backlog: 4096 });
}
