import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callerRefusal } from './auth/caller';
import type { WorldClock } from './clock';
import type { FaultSet } from './faults';
import { openWorld } from './open-world';
import { openPracticeKey } from './practice-key';
import type { PracticeOptions } from './practice-options';
import { type Answer, refuse, unexpectedError } from './protocol/api-error';
import { sendAnswer } from './reply';
import { createRequestLog, type LoggedRequest, type RequestLog } from './request-log';
import { serveApi } from './serve-api';
import { servePart } from './serve-part';
import { createServerContext, type Served, type ServerContext } from './server-context';
import { openWorldView, type WorldView } from './world-view';

export type { PracticeOptions } from './practice-options';
export type { SeedName } from './seeds/seeds';

/** A running practice App Store Connect. */
export interface Practice {
  /** Scheme, host and port; no trailing slash. */
  url: string;
  issuerId: string;
  keyId: string;
  privateKeyPath: string;
  apps: { id: string; bundleId: string; name: string }[];
  /** The scenario that the world started with. */
  seed: string;
  /** Its data, and what arrived. */
  world: WorldView;
  clock: WorldClock;
  faults: FaultSet;
  /** The newest requests, oldest first. */
  requests: readonly LoggedRequest[];
  /** Closes all connections, and resolves when everything is on disk. */
  close(): Promise<void>;
}

/** Dispatches one request: parts to the storage, everything else to the API. Catches every error. */
async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
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
    const error = callerRefusal(request.headers);
    served = await (error
      ? refuseEarly(error, request, response, context)
      : (isPart ? servePart : serveApi)(request, response, context));
  } catch (error) {
    // A sender that disconnected midway is not our error; everything else is.
    failure = request.destroyed ? null : String(error);
    if (failure !== null && !response.headersSent) {
      sendAnswer(response, refuse(unexpectedError()), context.moment().wallTime);
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

/** Answers a request that is refused without further checks. */
function refuseEarly(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
): Served {
  request.resume();
  sendAnswer(response, answer, context.moment().wallTime);
  return { status: answer.status, isUnknown: false };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts the practice App Store Connect on 127.0.0.1. Rejects when the port is in use or a fault is unknown. */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const key = await openPracticeKey(options.folder);
  const opened = await openWorld(options);
  const { world, stateFile } = opened;
  let url = '';
  const context = await createServerContext(opened, key, options.keys ?? [], () => url);
  const log = createRequestLog(options.onRequest);
  const server = createServer((request, response) => void serve(request, response, context, log));
  // Longer than any client keeps an idle connection: one that it reuses must not be closing.
  server.keepAliveTimeout = 65_000;
  // A package may take hours on a slow connection: only the sender's own timeout ends a request.
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
