// Signs the update feeds of a release folder: `node src-main/dev/updates/sign-update.mjs FOLDER`. The private key comes
// from SLIPWAY_UPDATE_SIGNING_KEY (PKCS #8, as PEM or as Base64 of it), the public keys that builds were made with from
// SLIPWAY_UPDATE_KEYS. Nothing of the private key is printed or written.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import path from 'node:path';
import { log } from '../process/log.mjs';
import { runScript, Stop } from '../process/stop.mjs';
import { signRelease } from './sign-release.mjs';

await runScript(async () => {
  const folder = process.argv[2];
  if (folder === undefined) throw new Stop('Name the folder with the release files.');
  const signed = await signRelease(path.resolve(folder), readPrivateKey(), readPublicKeys());
  for (const { feed, version, files } of signed)
    log(`${feed}: signed ${version}, ${files.join(', ')}`);
});

function readPrivateKey() {
  const given = process.env.SLIPWAY_UPDATE_SIGNING_KEY ?? '';
  if (given === '') throw new Stop('SLIPWAY_UPDATE_SIGNING_KEY is not set.');
  const pem = given.includes('-----') ? given : Buffer.from(given, 'base64').toString('utf8');
  const key = tryKey(() => createPrivateKey(pem));
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new Stop('SLIPWAY_UPDATE_SIGNING_KEY is no Ed25519 key in PKCS #8.');
  return key;
}

function readPublicKeys() {
  const given = (process.env.SLIPWAY_UPDATE_KEYS ?? '').split(',').filter((key) => key !== '');
  if (given.length === 0) throw new Stop('SLIPWAY_UPDATE_KEYS is not set.');
  return given.map((base64) => {
    const key = tryKey(() =>
      createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' }),
    );
    if (key === null) throw new Stop('SLIPWAY_UPDATE_KEYS has a value that is no public key.');
    return key;
  });
}

/** Errors of OpenSSL may quote what they were given. */
function tryKey(/** @type {() => import('node:crypto').KeyObject} */ read) {
  try {
    return read();
  } catch {
    return null;
  }
}
