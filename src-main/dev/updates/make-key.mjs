// Makes a key pair for signing updates: `node src-main/dev/updates/make-key.mjs FILE`. Writes the private key to FILE,
// which must not exist, readable by its owner only, and prints the public key.
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { log } from '../process/log.mjs';
import { runScript, Stop } from '../process/stop.mjs';

await runScript(async () => {
  const file = process.argv[2];
  if (file === undefined) throw new Stop('Name a file for the private key, outside this folder.');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  try {
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    fs.writeFileSync(path.resolve(file), pem, { mode: 0o600, flag: 'wx' });
  } catch (thrown) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (thrown);
    throw new Stop(`The file could not be written (${code}). It must not exist.`);
  }
  process.stdout.write(`${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}\n`);
  log(
    'Above: the public key, for SLIPWAY_UPDATE_KEYS when packages are built, beside the one in use.',
  );
  log(`${file}: the private key. Keep it offline and as the secret SLIPWAY_UPDATE_SIGNING_KEY of`);
  log('the release workflow, and nowhere else. Whoever has it can sign an update for everyone.');
});
