import { once } from 'node:events';
import http from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { servePage } from '../../src-main/dev/hot-reload/serve-page.mjs';
import { root } from '../../src-main/dev/paths.mjs';
import { captureProgram } from '../../src-main/dev/process/run-program.mjs';

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

// Only Linux has computers without one.
it.runIf(process.platform === 'linux')(
  'npm run dev says that a window needs a display',
  async () => {
    const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const script = join(root, 'src-main/dev/dev.mjs');
    const { status, stdout, stderr } = await captureProgram(process.execPath, [script], { env });
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('There is no display here, so no window can open.');
  },
);
