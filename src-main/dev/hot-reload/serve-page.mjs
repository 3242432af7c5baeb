import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { createServer } from 'vite';

/**
 * Serves the window's unbundled files locally, on a free port. The page itself stays at `app://slipway`: main
 * forwards the files, and the page connects here only to receive change notifications.
 */
export async function servePage(/** @type {string} */ root) {
  // Vite writes the port into the page's scripts, so it has to be known in advance.
  // A busy computer ends an idle connection just as main sends on it again: a file would be missing, and the window blank.
  const listener = http.createServer({ keepAliveTimeout: 0 }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (listener.address());
  const vite = await createServer({
    configFile: path.join(root, 'src-renderer/vite.config.ts'),
    cacheDir: path.join(root, 'dist/dev-cache'),
    base: '/',
    logLevel: 'warn',
    clearScreen: false,
    html: { cspNonce: '__CSP_NONCE__' },
    server: {
      middlewareMode: true,
      ws: { server: listener, protocol: 'ws', host: '127.0.0.1', clientPort: port },
      fs: { allow: [root] },
    },
  });
  listener.on('request', vite.middlewares);
  return {
    address: `http://127.0.0.1:${port}`,
    watcher: vite.watcher,
    async close() {
      await vite.close();
      listener.close();
      listener.closeAllConnections();
    },
  };
}
