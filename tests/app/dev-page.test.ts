import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { serveDevPage } from '../../src-main/electron/security/dev-page';

const page = '<meta nonce="__CSP_NONCE__"><script type="module" nonce="__CSP_NONCE__"></script>';
const endings: (() => void)[] = [];

afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** Serves a page at `/`, and for everything else a script that contains its own URL. */
async function startServer() {
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', url === '/' ? 'text/html' : 'text/javascript');
    response.end(url === '/' ? page : `// ${url}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('the development page has a policy with its server and a new nonce for each load', async () => {
  const address = await startServer();
  const serve = serveDevPage(address);
  const answers = [1, 2].map(() => serve(new Request('app://slipway/index.html')));
  const nonces = await Promise.all(
    answers.map(async (answer) => {
      const { headers } = await answer;
      const policy = headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'self' 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? 'none';
      expect(await (await answer).text()).toBe(page.replaceAll('__CSP_NONCE__', nonce));
      expect(policy).toContain(`connect-src 'self' ${address.replace('http', 'ws')}`);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(2);
});

it('a module of the development page is passed on with its query and its content type', async () => {
  const serve = serveDevPage(await startServer());
  const answer = await serve(new Request('app://slipway/app/sidebar.tsx?t=1'));
  expect(answer.headers.get('content-type')).toBe('text/javascript');
  expect(await answer.text()).toBe('// /app/sidebar.tsx?t=1');
});

it('the development page answers only read requests', async () => {
  const serve = serveDevPage(await startServer());
  const { status } = await serve(new Request('app://slipway/index.html', { method: 'POST' }));
  expect(status).toBe(405);
});
