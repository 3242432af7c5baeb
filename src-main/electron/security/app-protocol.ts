import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { readAddress } from '../../app/links';

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

/** A nonce is valid for one load; the page adds it to the styles that its widgets insert. */
function page(html: string, headers: Record<string, string>): Response {
  const nonce = randomBytes(18).toString('base64');
  return new Response(html.replaceAll('__CSP_NONCE__', nonce), {
    headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) },
  });
}

/** The window has nothing to load from disk by URL, wherever the URL came from. */
export const refuseFiles = (): Response => refusal(403);

function refusal(status: number): Response {
  return new Response(null, { status, headers: always });
}

/** The policy of the only page: its own files, no connections, no strings compiled to script. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** The file types of the built page; no other extension is served. */
const contentTypes: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

/** Folders and a file with plain names: no leading dots, nothing encoded. */
const plainPath = /^\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(\w+)$/;

type PageFile = { status: 200; path: string; contentType: string } | { status: 400 | 404 };

/** Finds the file for a URL below `root`; an unusual one is refused, not repaired. */
export async function findPageFile(root: string, address: string): Promise<PageFile> {
  const url = readAddress(address);
  if (url === null || url.protocol !== 'app:' || url.host !== 'slipway' || url.username !== '')
    return { status: 400 };
  const name = url.pathname === '/' ? '/index.html' : url.pathname;
  const ending = plainPath.exec(name)?.[1];
  const contentType = ending === undefined ? undefined : contentTypes[ending];
  if (contentType === undefined || name.includes('..')) return { status: 400 };
  const path = await realFile(root, name);
  return path === null ? { status: 404 } : { status: 200, path, contentType };
}

/** The file itself, unless a symbolic link leads out of the folder. */
async function realFile(root: string, name: string): Promise<string | null> {
  try {
    const [folder, path] = await Promise.all([realpath(root), realpath(join(root, name))]);
    const isInside = path.startsWith(folder + sep);
    return isInside && (await stat(path)).isFile() ? path : null;
  } catch {
    return null;
  }
}
