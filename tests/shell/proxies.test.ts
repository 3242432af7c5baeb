import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { environmentProxies } from '../../src-main/engine/proxy/environment-proxies';
import { readProxyAnswer } from '../../src-main/shell/read-proxy-answer';

describe('what the system says of the way', () => {
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
  ])('%s is kept in its order', (answer, ways) => {
    expect(readProxyAnswer(answer)).toEqual(ways);
  });
});

describe('the environment’s proxies', () => {
  beforeEach(() => {
    for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'])
      for (const spelled of [name, name.toLowerCase()]) vi.stubEnv(spelled, undefined);
  });
  afterEach(() => vi.unstubAllEnvs());
  const waysTo = (address: string) => environmentProxies.waysTo(new URL(address));

  it('are used as they are written, with name and password', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://ada:s3cret@10.0.0.1:3128');
    expect(await waysTo('https://api.example/v1')).toEqual(['http://ada:s3cret@10.0.0.1:3128']);
    vi.stubEnv('NO_PROXY', '.example');
    expect(await waysTo('https://api.example/v1')).toEqual([null]);
  });

  it('are spoken to in plain HTTP where nothing else is written', async () => {
    vi.stubEnv('HTTPS_PROXY', '10.0.0.1:3128');
    expect(await waysTo('https://api.example/v1')).toEqual(['http://10.0.0.1:3128']);
  });

  it.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])(
    'are never used for this computer: %s',
    async (address) => {
      vi.stubEnv('ALL_PROXY', 'http://10.0.0.1:3128');
      vi.stubEnv('HTTP_PROXY', 'http://10.0.0.1:3128');
      expect(await waysTo(address)).toEqual([null]);
    },
  );
});
