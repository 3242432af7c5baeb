import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorldClock } from './clock';
import { type Desk, openDesk, type Served } from './desk';
import type { FaultSet } from './faults';
import { openWorld } from './open-world';
import { openPracticeKey } from './practice-key';
import type { PracticeOptions } from './practice-options';
import { refuse, unexpectedError } from './protocol/api-error';
import { sendAnswer } from './reply';
import { createRequestLog, type LoggedRequest, type RequestLog } from './request-log';
import { serveApi } from './serve-api';
import { servePart } from './serve-part';
import { openWorldView, type WorldView } from './world-view';

export type { ExtraKey, Role } from './auth/registered-keys';
export type { PracticeOptions } from './practice-options';
export type { SeedName } from './seeds/seeds';

/** A practice App Store Connect that is serving. */
export interface Practice {
  /** Scheme, host and port; no slash at the end. */
  url: string;
  issuerId: string;
  keyId: string;
  privateKeyPath: string;
  apps: { id: string; bundleId: string; name: string }[];
  /** The story that the world began with. */
  seed: string;
  /** What it knows, and what arrived. */
  world: WorldView;
  clock: WorldClock;
  faults: FaultSet;
  /** The newest requests, oldest first. */
  requests: readonly LoggedRequest[];
  /** Cuts every line, and resolves when all that is kept is on disk. */
  close(): Promise<void>;
}

/** Dispatches one request: parts to the store, all else to the API. Nothing that goes wrong gets past here. */
async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
  log: RequestLog,
): Promise<void> {
  const begun = performance.now();
  const { url = '/', method = 'GET' } = request;
  const isPart = url.startsWith('/parts/');
  const entry = {
    at: new Date().toISOString(),
    method,
    path: isPart ? (url.split('?')[0] ?? url) : url,
  };
  let served: Served = { status: 0, isUnknown: false };
  let failure: string | null = null;
  try {
    served = await (isPart ? servePart : serveApi)(request, response, desk);
  } catch (error) {
    // A sender who left in the middle is no fault of ours; everything else is.
    failure = request.destroyed ? null : String(error);
    if (failure !== null && !response.headersSent) {
      sendAnswer(response, refuse(unexpectedError()), desk.moment().wallTime);
    }
  }
  log.add({
    ...entry,
    status: failure === null ? served.status : 500,
    ms: Math.round((performance.now() - begun) * 10) / 10,
    ...(served.isUnknown ? { unknown: true as const } : {}),
    ...(failure === null ? {} : { failure }),
  });
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts the practice App Store Connect on 127.0.0.1. Rejects when the port is taken or a fault is unknown. */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const key = await openPracticeKey(options.folder);
  const opened = await openWorld(options);
  const { world, stateFile } = opened;
  let url = '';
  const desk = await openDesk(opened, key, options.keys ?? [], () => url);
  const log = createRequestLog(options.onRequest);
  const server = createServer((request, response) => void serve(request, response, desk, log));
  // Longer than any client keeps an idle line: one that it picks up again must not just be closing.
  server.keepAliveTimeout = 65_000;
  // A slow line may take hours over a package: only the sender's own patience ends a request.
  server.requestTimeout = 0;
  url = await listen(server, options.port ?? 0);
  return {
    url,
    issuerId: key.issuerId,
    keyId: key.keyId,
    privateKeyPath: key.privateKeyPath,
    apps: world.state.apps.map(({ id, bundleId, name }) => ({ id, bundleId, name })),
    seed: opened.seed,
    world: openWorldView(world),
    clock: world.clock,
    faults: world.faults,
    requests: log.entries,
    async close() {
      world.clock.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await world.storage.close();
      await stateFile?.save();
    },
  };
}
