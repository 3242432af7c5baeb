import { type Agent, type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { connect, type Socket, type TcpNetConnectOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import { type SecureContext, connect as secure } from 'node:tls';
import type { ProxyRoute } from '../ports';
import { contextTrusting } from '../proxy/system-certificates';
import { openRoute } from '../proxy/tunnel';

type Done = (error: Error | null, stream: Duplex) => void;
type Finish = (reached: Socket) => Duplex;

/** Connect timeout. */
const connectMs = 8_000;

/**
 * The sockets of one upload, kept open between parts. They can be reset: that discards what the system still
 * holds of them, whereas an ordinary close would continue to send it.
 */
export class Connections {
  private readonly context: SecureContext | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly plainAgent = new HttpAgent({ keepAlive: true });
  private readonly secureAgent = new HttpsAgent({ keepAlive: true });

  /** `onReached` is called for every established connection. */
  constructor(
    private readonly onReached: () => void,
    private routes: readonly ProxyRoute[],
    trusted: readonly string[] = [],
  ) {
    this.context = contextTrusting(trusted);
    this.plainAgent.createConnection = (options, done) =>
      this.reach(options, done, (socket) => socket);
    // The options are the agent's own, with the name the certificate must have.
    this.secureAgent.createConnection = (options, done) =>
      this.reach(options, done, (socket) =>
        secure({
          ...options,
          secureContext: this.context,
          ALPNProtocols: ['http/1.1'],
          socket,
        } as object),
      );
  }

  /** For new connections only. */
  setRoutes(routes: readonly ProxyRoute[]): void {
    this.routes = routes;
  }

  agentFor(url: URL): Agent {
    return url.protocol === 'https:' ? this.secureAgent : this.plainAgent;
  }

  /** Discards everything that was written and not sent. */
  reset(): void {
    for (const socket of this.sockets) {
      // A reset would wait for the connection to be established.
      if (socket.connecting) socket.destroy();
      else socket.resetAndDestroy();
    }
    this.close();
  }

  close(): void {
    this.plainAgent.destroy();
    this.secureAgent.destroy();
  }

  /** Connections that wait for the next part may be dead without an event. */
  dropIdle(): void {
    for (const { freeSockets } of [this.plainAgent, this.secureAgent]) {
      for (const socket of Object.values(freeSockets).flatMap((sockets) => sockets ?? []))
        socket.destroy();
    }
  }

  private reach(options: ClientRequestArgs, done: Done | undefined, finish: Finish): undefined {
    const target = { host: String(options.host), port: Number(options.port) };
    openRoute(
      this.routes,
      target,
      (place) => this.connect({ ...options, ...place }),
      this.context,
    ).then(
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
}
