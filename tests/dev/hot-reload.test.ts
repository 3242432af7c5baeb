import { once } from 'node:events';
import http from 'node:http';
import { expect, it } from 'vitest';
import { servePage } from '../../src-main/dev/hot-reload/serve-page.mjs';
import { root } from '../../src-main/dev/paths.mjs';

it('the development server never ends a connection that main may be sending on', async () => {
  const page = await servePage(root);
  try {
    const agent = new http.Agent({ keepAlive: true });
    const request = http.get(`${page.address}/vite-env.d.ts`, { agent });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    response.resume();
    expect(response.headers.connection).toBe('keep-alive');
    expect(response.headers['keep-alive']).toBeUndefined();
    agent.destroy();
  } finally {
    await page.close();
  }
});
