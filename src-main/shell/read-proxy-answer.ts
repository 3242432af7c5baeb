import type { Way } from '../engine/ports';

const schemes: Record<string, string> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/** What the system says of an address, such as `PROXY 10.0.0.1:3128; DIRECT`, in its order. */
export function readProxyAnswer(answer: string): Way[] {
  const ways = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(readEntry);
  return ways.length > 0 ? ways : [null];
}

/** A kind that nobody here knows stays a proxy: going past it would not be what the system asks for. */
function readEntry(entry: string): Way {
  const [kind = '', place = ''] = entry.split(/\s+/);
  if (kind.toUpperCase() === 'DIRECT') return null;
  return `${schemes[kind.toUpperCase()] ?? kind.toLowerCase()}://${place}`;
}
