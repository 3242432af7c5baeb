/**
 * The window's page as served by `npm run dev`: unbuilt files, each hot-replaced when it changes. The page keeps its
 * address, so that every other guard works as in the built app. Only a checkout gets here: a packaged app does not
 * start with a development server (main.ts).
 */
export function serveDevPage(server: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return new Response(null, { status: 405 });
    const { pathname, search } = new URL(url);
    // Vite serves the page at `/`, and modules at the paths that the page requests.
    const answer = await fetch(`${server}${pathname === '/index.html' ? '/' : pathname}${search}`);
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'no-store' };
    const status = answer.status;
    if (!type.startsWith('text/html'))
      return new Response(await answer.arrayBuffer(), { status, headers });
    const nonce = crypto.randomUUID();
    return new Response((await answer.text()).replaceAll('__CSP_NONCE__', nonce), {
      status,
      headers: { ...headers, 'content-security-policy': devPolicy(nonce, server) },
    });
  };
}

/** Looser than the built page's in two points: the scripts that Vite adds to the page, and the socket to it. */
function devPolicy(nonce: string, server: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${socketOf(server)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** The socket that reports changes to the page. */
const socketOf = (server: string): string => `ws://${new URL(server).host}`;

export function isDevSocket(address: string, server: string | null): boolean {
  return server !== null && address.startsWith(`${socketOf(server)}/`);
}
