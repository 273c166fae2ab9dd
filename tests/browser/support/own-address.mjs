// An address of its own for each browser profile, so that rate limits stay on and no test uses up another's.

import http from 'node:http';

import { anyAddress } from '../../api/client.mjs';
import { close, listen } from '../../peers/lib/http.mjs';

/** A proxy on loopback whose requests all come from one fresh address. */
export async function openAddress() {
  const agent = new http.Agent({ keepAlive: true, localAddress: anyAddress() });
  const server = http.createServer((request, response) => {
    const { method, headers, url } = request;
    const onward = http.request(url, { method, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      response.flushHeaders();
      answer.on('error', () => response.destroy()).pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  const port = await listen(server, 0);
  return {
    server: `http://127.0.0.1:${port}`,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await close(server);
    },
  };
}
