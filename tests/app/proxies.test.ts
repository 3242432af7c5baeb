import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { environmentProxies } from '../../src-main/adapters/environment-proxies';
import { proxyLoginsIn } from '../../src-main/app/proxy-login';
import { readProxyAnswer } from '../../src-main/electron/system/proxies';
import { fetchThrough } from '../../src-main/engine/proxy/fetch-through';
import { startProxy } from '../helpers/proxy';
import { secretsInMemory } from '../helpers/rehearsal';

describe('the system’s proxy answer', () => {
  it.each([
    ['DIRECT', [null]],
    ['', [null]],
    ['PROXY 10.0.0.1:3128', ['http://10.0.0.1:3128']],
    [
      'PROXY a.example:1; HTTPS b.example:2;SOCKS5 c.example:3; DIRECT',
      ['http://a.example:1', 'https://b.example:2', 'socks5://c.example:3', null],
    ],
    ['PROXY [2001:db8::1]:3128', ['http://[2001:db8::1]:3128']],
    ['QUIC d.example:4', ['quic://d.example:4']],
  ])('the system’s proxies are kept in order: %s', (answer, routes) => {
    expect(readProxyAnswer(answer)).toEqual(routes);
  });
});

describe('the environment’s proxies', () => {
  beforeEach(() => {
    for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'])
      for (const spelled of [name, name.toLowerCase()]) vi.stubEnv(spelled, undefined);
  });
  afterEach(() => vi.unstubAllEnvs());
  const routesFor = (address: string) => environmentProxies.routesFor(new URL(address));

  it('proxies of the environment are used as written, with name and password', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://ada:s3cret@10.0.0.1:3128');
    expect(await routesFor('https://api.example/v1')).toEqual(['http://ada:s3cret@10.0.0.1:3128']);
    vi.stubEnv('NO_PROXY', '.example');
    expect(await routesFor('https://api.example/v1')).toEqual([null]);
  });

  it('proxies of the environment default to plain HTTP', async () => {
    vi.stubEnv('HTTPS_PROXY', '10.0.0.1:3128');
    expect(await routesFor('https://api.example/v1')).toEqual(['http://10.0.0.1:3128']);
  });

  it.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])(
    'proxies of the environment are never used for this computer: %s',
    async (address) => {
      vi.stubEnv('ALL_PROXY', 'http://10.0.0.1:3128');
      vi.stubEnv('HTTP_PROXY', 'http://10.0.0.1:3128');
      expect(await routesFor(address)).toEqual([null]);
    },
  );
});

describe('credentials entered for a proxy', () => {
  it('a proxy’s name and password are sent only to that proxy, and the password is only in the keychain', async () => {
    const proxy = await startProxy({ wants: 'ada@north:s3cr/t word', answers: 503 });
    const disk = new Map<string, unknown>();
    const secrets = secretsInMemory();
    const store = {
      get: (name: string) => disk.get(name),
      set: (name: string, value: unknown) => void disk.set(name, value),
    };
    const logins = proxyLoginsIn(store, secrets);
    expect(await logins.addTo(proxy.url)).toBe(proxy.url);
    await logins.save({ proxy: proxy.host, name: 'ada@north' }, 's3cr/t word');
    expect(JSON.stringify([...disk.values()])).not.toContain('s3cr');
    expect([...secrets.kept.values()]).toEqual(['s3cr/t word']);
    expect(proxyLoginsIn(store, secrets).read()).toEqual({ proxy: proxy.host, name: 'ada@north' });

    const way = await logins.addTo(proxy.url);
    const url = new URL('http://api.example.test/');
    // 503 comes only after the proxy has accepted the name and password.
    await expect(fetchThrough({ routesFor: async () => [way] })(url, {})).rejects.toMatchObject({
      cause: { message: expect.stringContaining('responded with 503') },
    });
    expect(await logins.addTo('http://127.0.0.1:9')).toBe('http://127.0.0.1:9');
    expect(await logins.addTo(null)).toBeNull();
    await logins.forget();
    expect(await logins.addTo(proxy.url)).toBe(proxy.url);
    expect(secrets.kept.size).toBe(0);
    await proxy.goDown();
  });
});
