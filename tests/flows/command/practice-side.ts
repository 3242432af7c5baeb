import { readFile } from 'node:fs/promises';
import { importPKCS8, SignJWT } from 'jose';
import { type Line, type Running, start } from './slipway-process';

export interface PracticeSide {
  url: string;
  issuerId: string;
  keyId: string;
  privateKeyPath: string;
  apps: { id: string; bundleId: string; name: string }[];
  running: Running;
}

/** A practice server in a separate process, as `slipway practice` starts it. */
export async function startPracticeSide(home: string, ...options: string[]): Promise<PracticeSide> {
  const speed = options.includes('--speed') ? [] : ['--speed', '600'];
  const running = start(['practice', '--json', ...speed, ...options], home);
  const summary = await running.until(() => true);
  return { ...summary, running };
}

/** The options with which a command reaches that server. */
export function keyOptions({ url, issuerId, keyId, privateKeyPath }: PracticeSide): string[] {
  return [
    '--api-url',
    url,
    '--issuer-id',
    issuerId,
    '--key-id',
    keyId,
    '--private-key',
    privateKeyPath,
  ];
}

/** Requests data from the server like any other client, without Slipway's own code. */
export async function ask(side: PracticeSide, path: string): Promise<Line> {
  const response = await fetch(new URL(path, side.url), {
    headers: { authorization: `Bearer ${await token(side)}` },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function token({ privateKeyPath, keyId, issuerId }: PracticeSide): Promise<string> {
  const key = await importPKCS8(await readFile(privateKeyPath, 'utf8'), 'ES256');
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: keyId, typ: 'JWT' })
    .setIssuer(issuerId)
    .setAudience('appstoreconnect-v1')
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(key);
}

/** Every build upload of an app. */
export async function buildUploads(side: PracticeSide, bundleId: string): Promise<Line[]> {
  const app = side.apps.find((one) => one.bundleId === bundleId);
  return (await ask(side, `/v1/apps/${app?.id}/buildUploads`)).data;
}

/** The app's newest build. */
export async function newestBuild(
  side: PracticeSide,
  bundleId: string,
  buildNumber: string,
): Promise<Line> {
  const app = side.apps.find((one) => one.bundleId === bundleId);
  const { data } = await ask(
    side,
    `/v1/builds?filter[app]=${app?.id}&filter[version]=${buildNumber}`,
  );
  return data[0];
}
