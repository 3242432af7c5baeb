import { type Agent, type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { connect, type Socket, type TcpNetConnectOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as secure } from 'node:tls';
import type { Way } from '../ports';
import { openWay } from '../proxy/open-way';

type Done = (error: Error | null, stream: Duplex) => void;
type Finish = (reached: Socket) => Duplex;

/** Who does not answer for so long is not there. */
const connectMs = 8_000;

/**
 * The sockets of one upload, kept open from part to part. They can be reset: what the system still holds of
 * them is thrown away then, where an ordinary close would go on sending it.
 */
export class Connections {
  private readonly sockets = new Set<Socket>();
  private readonly plainAgent = new HttpAgent({ keepAlive: true });
  private readonly secureAgent = new HttpsAgent({ keepAlive: true });

  /** `onReached` hears of every connection that came about. */
  constructor(
    private readonly onReached: () => void,
    private ways: readonly Way[],
  ) {
    this.plainAgent.createConnection = (options, done) =>
      this.reach(options, done, (socket) => socket);
    // The options are the agent's own, with the name that the certificate must carry.
    this.secureAgent.createConnection = (options, done) =>
      this.reach(options, done, (socket) =>
        secure({ ...options, ALPNProtocols: ['http/1.1'], socket } as object),
      );
  }

  /** For connections from now on. */
  takeWays(ways: readonly Way[]): void {
    this.ways = ways;
  }

  agentFor(url: URL): Agent {
    return url.protocol === 'https:' ? this.secureAgent : this.plainAgent;
  }

  /** Nothing of what was written and has not left leaves any more. */
  reset(): void {
    for (const socket of this.sockets) {
      // A reset would wait for the connection to come about.
      if (socket.connecting) socket.destroy();
      else socket.resetAndDestroy();
    }
    this.close();
  }

  close(): void {
    this.plainAgent.destroy();
    this.secureAgent.destroy();
  }

  /** Connections that wait for the next part may be dead without having said so. */
  dropIdle(): void {
    for (const { freeSockets } of [this.plainAgent, this.secureAgent]) {
      for (const socket of Object.values(freeSockets).flatMap((sockets) => sockets ?? []))
        socket.destroy();
    }
  }

  private reach(options: ClientRequestArgs, done: Done | undefined, finish: Finish): undefined {
    const target = { host: String(options.host), port: Number(options.port) };
    openWay(this.ways, target, (place) => this.connect({ ...options, ...place })).then(
      (socket) => {
        this.onReached();
        done?.(null, finish(socket));
      },
      (thrown: Error) => done?.(thrown, undefined as never),
    );
  }

  private connect(options: ClientRequestArgs): Socket {
    const socket = connect(options as TcpNetConnectOpts);
    const timer = setTimeout(() => socket.destroy(new ConnectTimeout()), connectMs);
    this.sockets.add(socket);
    socket.once('connect', () => clearTimeout(timer));
    socket.once('close', () => {
      clearTimeout(timer);
      this.sockets.delete(socket);
    });
    return socket;
  }
}

class ConnectTimeout extends Error {
  readonly code = 'ETIMEDOUT';
  readonly syscall = 'connect';

  constructor() {
    super(`no connection within ${connectMs / 1000} seconds`);
  }
}
