import { session } from 'electron';
import { isThisComputer } from '../engine/asc/server-address';
import type { Proxies, Way } from '../engine/ports';
import { environmentWay } from '../engine/proxy/environment-proxies';
import { readProxyAnswer } from './read-proxy-answer';

/** The operating system's proxy settings, automatic ones too; asked anew each time, because networks change. */
export const systemProxies: Proxies = {
  async waysTo(url) {
    if (isThisComputer(url)) return [null];
    const ways = readProxyAnswer(await session.defaultSession.resolveProxy(url.href));
    return ways.map((way) => withCredentials(way, environmentWay(url)));
  },
};

/** The system keeps its proxy's password to itself; one that is given to this program is used for the same proxy. */
function withCredentials(way: Way, given: Way): Way {
  const isSame = way !== null && given !== null && new URL(way).host === new URL(given).host;
  return isSame ? given : way;
}
