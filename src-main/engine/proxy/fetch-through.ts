import { connect } from 'node:net';
import type { Agent } from 'undici';
import type { Fetch, Proxies, Way } from '../ports';
import { type Dial, openWay } from './open-way';

/** Who does not answer for so long is not there. */
const connectMs = 8_000;

/** The platform's `fetch`, by the way that the port names for each address. */
export function fetchThrough(proxies: Proxies): Fetch {
  const agents = new Map<string, Promise<Agent>>();
  const agentFor = (ways: readonly Way[]): Promise<Agent> => {
    const name = ways.join(' ');
    const agent = agents.get(name) ?? agentOf(ways);
    agents.set(name, agent);
    return agent;
  };
  return async (url, init) => {
    const ways = await proxies.waysTo(url);
    if ((ways[0] ?? null) === null) return fetch(url, init);
    // Loaded only where there is a proxy. Its `fetch` is the one that fits its agents; Node's own may be older.
    const library = await import('undici');
    const dispatcher = await agentFor(ways);
    const sent = { ...(init as object), dispatcher };
    return (await library.fetch(url, sent)) as unknown as Response;
  };
}

async function agentOf(ways: readonly Way[]): Promise<Agent> {
  const { Agent, buildConnector } = await import('undici');
  const secure = buildConnector({ timeout: connectMs });
  return new Agent({
    connect(options, done) {
      const isSecure = options.protocol === 'https:';
      const port = Number(options.port) || (isSecure ? 443 : 80);
      openWay(ways, { host: options.hostname, port }, dial).then(
        (socket) =>
          isSecure ? secure({ ...options, httpSocket: socket }, done) : done(null, socket),
        (thrown: Error) => done(thrown, null),
      );
    },
  });
}

const dial: Dial = (place) => {
  const socket = connect(place);
  const timer = setTimeout(
    () => socket.destroy(new Error(`no connection within ${connectMs / 1000} seconds`)),
    connectMs,
  );
  for (const event of ['connect', 'close']) socket.once(event, () => clearTimeout(timer));
  return socket;
};
