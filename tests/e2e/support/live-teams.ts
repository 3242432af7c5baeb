import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication } from '@playwright/test';
import { decodeProtectedHeader } from 'jose';
import { ownCertificate } from '../../helpers/own-certificate';
import { startProxy, type TestProxy } from '../../helpers/proxy';

/** What Apple answers one key that asks for its apps; `held` until it is changed. */
export type TeamAnswer =
  | { apps: readonly string[] }
  | { status: 401 | 403 | 500 }
  | 'held'
  | 'unreachable';

export interface LiveTeams {
  /** The arguments with which the app reaches these teams under Apple's name. */
  args: readonly string[];
  /** Puts the certificate among those that the computer trusts; before the first request to Apple. */
  makeTrusted(app: ElectronApplication): Promise<void>;
  /** By key ID; replaced at any time. An unknown key is refused. */
  answers: Record<string, TeamAnswer>;
  /** The key IDs of the requests for apps, in order. */
  asked: string[];
  /** Answers what was held. */
  release(): void;
  end(): Promise<void>;
}

const apple = 'api.appstoreconnect.apple.com';

/** Apple's address, served on this computer behind a proxy, with a certificate that the app has to trust. */
export async function startLiveTeams(): Promise<LiveTeams> {
  const certificate = ownCertificate(apple);
  let held: (() => void)[] = [];
  const server = createServer(certificate, (request, response) => {
    const [, token = ''] = request.headers.authorization?.split(' ') ?? [];
    const keyId = decodeProtectedHeader(token).kid ?? '';
    const { pathname } = new URL(request.url ?? '/', `https://${apple}`);
    if (pathname === '/v1/apps') teams.asked.push(keyId);
    const answer = teams.answers[keyId] ?? { status: 401 };
    const send = (): void => {
      const now = teams.answers[keyId] ?? { status: 401 };
      if (now === 'held') return void held.push(send);
      if (now === 'unreachable') return void request.socket.destroy();
      if ('status' in now) return void response.writeHead(now.status, json).end('{"errors":[]}');
      const data = pathname === '/v1/apps' ? now.apps.map(appRow) : [];
      response.writeHead(200, json).end(JSON.stringify({ data, links: {} }));
    };
    if (answer === 'held') held.push(send);
    else send();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy = await startProxy({ leadsTo: `127.0.0.1:${port}` });
  const teams: LiveTeams = {
    args: [`--proxy-server=${proxy.url}`],
    makeTrusted: (app) => trust(app, certificate.cert),
    answers: {},
    asked: [],
    release() {
      const sends = held;
      held = [];
      for (const send of sends) send();
    },
    end: () => close(server, proxy),
  };
  return teams;
}

async function trust(app: ElectronApplication, certificate: string): Promise<void> {
  await app.evaluate((_, pem) => {
    const tls = process.getBuiltinModule('node:tls');
    const { createSecureContext } = tls;
    Object.assign(tls, {
      createSecureContext: (options: { ca?: string[] } = {}) =>
        createSecureContext({ ...options, ca: [...(options.ca ?? tls.rootCertificates), pem] }),
    });
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  }, certificate);
}

const json = { 'content-type': 'application/json' };

function appRow(bundleId: string) {
  return {
    type: 'apps',
    id: '1234567890',
    attributes: { name: 'Orbit Notes', bundleId, primaryLocale: 'en-US' },
  };
}

async function close(server: Server, proxy: TestProxy): Promise<void> {
  server.closeAllConnections();
  server.close();
  await proxy.goDown();
}
