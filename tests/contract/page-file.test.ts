import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPageFile, servePage } from '../../src-main/electron/security/app-protocol';

let folder: string;
let root: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'slipway-page-')));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(
    join(root, 'index.html'),
    '<meta nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  writeFileSync(join(root, 'assets/index-Ab_1.js'), 'export {};');
  writeFileSync(join(root, 'assets/notes.txt'), 'not of a kind that is served');
  writeFileSync(join(folder, 'secret.json'), '{}');
  symlinkSync(join(folder, 'secret.json'), join(root, 'assets/link.json'));
  symlinkSync(folder, join(root, 'out'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the page’s files', () => {
  it.each([
    ['app://slipway/', 'index.html', 'text/html; charset=utf-8'],
    ['app://slipway/index.html?again#/activity', 'index.html', 'text/html; charset=utf-8'],
    [
      'app://slipway/assets/index-Ab_1.js',
      'assets/index-Ab_1.js',
      'text/javascript; charset=utf-8',
    ],
  ])('the page’s file is found: %s', async (address, file, contentType) => {
    expect(await findPageFile(root, address)).toEqual({
      status: 200,
      path: join(root, file),
      contentType,
    });
  });

  it.each([
    'app://slipway/../secret.json',
    'app://slipway/assets/../../secret.json',
    'app://slipway/%2e%2e/secret.json',
    'app://slipway/%2e%2e%2fsecret.json',
    'app://slipway/..%2fsecret.json',
    'app://slipway/..%5csecret.json',
    'app://slipway/..\\secret.json',
    'app://slipway/%252e%252e%252fsecret.json',
    'app://slipway/assets%2findex-Ab_1.js',
    'app://slipway/index.html%00.js',
    'app://slipway/index\0.html',
    'app://slipway//etc/passwd',
    'app://slipway/C:/secret.json',
    'app://slipway/assets/notes.txt',
    'app://slipway/assets/link.json',
    'app://slipway/out/secret.json',
    'app://slipway/assets',
    'app://slipway/assets/',
    'app://slipway/.hidden.json',
    'app://slipway/missing.js',
    'app://slipway.evil/index.html',
    'app://evil/index.html',
    'app://user@slipway/index.html',
    'app://slipway:81/index.html',
    'https://slipway/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('the page’s server does not serve %s', async (address) => {
    const found = await findPageFile(root, address);
    expect(found.status).toBeGreaterThanOrEqual(400);
  });
});

describe('the answer', () => {
  const ask = (address: string, method = 'GET') =>
    servePage(root)({ url: address, method } as Request);
  const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? '';
  const nonceOf = (answer: Response) => /'nonce-([^']+)'/.exec(policyOf(answer))?.[1] ?? '';

  it('the page’s response carries the exact policy', async () => {
    const answer = await ask('app://slipway/index.html');
    expect(policyOf(answer).replace(nonceOf(answer), 'N')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
    );
  });

  it('each load of the page has a new nonce, the same in page and policy', async () => {
    const [first, second] = await Promise.all([ask('app://slipway/'), ask('app://slipway/')]);
    expect(nonceOf(first).length).toBeGreaterThanOrEqual(22);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    const html = await first.text();
    expect(html.split(nonceOf(first))).toHaveLength(3);
    expect(html).not.toContain('__CSP_NONCE__');
  });

  it('the content type of the page is never sniffed', async () => {
    const answer = await ask('app://slipway/assets/index-Ab_1.js');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('export {};');
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])(
    'the page’s server refuses %s',
    async (method) => {
      expect((await ask('app://slipway/index.html', method)).status).toBe(405);
    },
  );

  it('a refused page request returns no content', async () => {
    const answer = await ask('app://slipway/%2e%2e%2fsecret.json');
    expect([answer.status, await answer.text()]).toEqual([400, '']);
  });
});
