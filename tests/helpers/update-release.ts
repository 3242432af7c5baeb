import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signRelease } from '../../src-main/dev/updates/sign-release.mjs';

/** A key pair that a test makes for itself. */
export function updateKeys(): { privateKey: KeyObject; publicKey: KeyObject; spki: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return { privateKey, publicKey, spki };
}

export interface ReleaseOptions {
  folder: string;
  version?: string;
  files?: Record<string, Buffer | string>;
  notes?: string;
  feed?: string;
  /** More lines of the feed, such as `stagingPercentage: 10`. */
  more?: string;
}

export const appImage = (version: string): string => `Slipway-${version}-x86_64.AppImage`;

/** Writes a release as electron-builder leaves it: its files, and a feed that describes them. Returns the feed's path. */
export function writeRelease({ folder, version = '0.2.0', ...more }: ReleaseOptions): string {
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(more.files ?? { [appImage(version)]: `Slipway ${version}` });
  const lines = files.flatMap(([name, content]) => {
    writeFileSync(join(folder, name), content, { mode: 0o755 });
    const bytes = Buffer.from(content);
    const sha512 = createHash('sha512').update(bytes).digest('base64');
    return [`  - url: ${name}`, `    sha512: ${sha512}`, `    size: ${bytes.length}`];
  });
  const feed = join(folder, more.feed ?? 'latest-linux.yml');
  const text = [
    `version: ${version}`,
    'files:',
    ...lines,
    `path: ${files[0]?.[0]}`,
    ...(more.notes === undefined ? [] : [`releaseNotes: ${JSON.stringify(more.notes)}`]),
    ...(more.more === undefined ? [] : [more.more]),
    "releaseDate: '2026-11-28T10:00:00.000Z'",
  ].join('\n');
  writeFileSync(feed, `${text}\n`);
  return feed;
}

/** The same, signed as the release workflow does it. */
export async function signedRelease(
  options: ReleaseOptions,
  keys: { privateKey: KeyObject; publicKey: KeyObject },
): Promise<string> {
  const feed = writeRelease(options);
  await signRelease(options.folder, keys.privateKey, [keys.publicKey]);
  return feed;
}
