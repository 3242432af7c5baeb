import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { readAddress } from './web-address';

/** What the built page is made of; any other ending is not served. */
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

/** Folders and a file of plain names: no dots at the front, nothing encoded, nothing to decode. */
const plainPath = /^\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(\w+)$/;

export type PageFile = { status: 200; path: string; contentType: string } | { status: 400 | 404 };

/** Finds the file of an address beneath `root`; what is odd is refused, not repaired. */
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

/** The file itself, unless a link leads out of the folder. */
async function realFile(root: string, name: string): Promise<string | null> {
  try {
    const [folder, path] = await Promise.all([realpath(root), realpath(join(root, name))]);
    const isInside = path.startsWith(folder + sep);
    return isInside && (await stat(path)).isFile() ? path : null;
  } catch {
    return null;
  }
}
