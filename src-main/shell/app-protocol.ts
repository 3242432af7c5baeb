import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { contentSecurityPolicy } from './content-security-policy';
import { findPageFile } from './page-file';

/** How Chromium must treat `app:`; to be registered before the app is ready. */
export const appScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

const always = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

/** Answers `app://slipway/…` from the built page's folder, and nothing else. */
export function servePage(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const found = await findPageFile(root, request.url);
    if (found.status !== 200) return refusal(found.status);
    const bytes = await readFile(found.path);
    const headers = { ...always, 'content-type': found.contentType };
    if (!found.path.endsWith('.html')) return new Response(new Uint8Array(bytes), { headers });
    return page(bytes.toString('utf8'), headers);
  };
}

/** A nonce is good for one load; the page passes it on to the styles that its widgets add. */
function page(html: string, headers: Record<string, string>): Response {
  const nonce = randomBytes(18).toString('base64');
  return new Response(html.replaceAll('__CSP_NONCE__', nonce), {
    headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) },
  });
}

/** The window has nothing to read from the disk by address, wherever the address came from. */
export const refuseFiles = (): Response => refusal(403);

function refusal(status: number): Response {
  return new Response(null, { status, headers: always });
}
