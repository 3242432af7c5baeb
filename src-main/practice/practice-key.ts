import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomInt,
  randomUUID,
} from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeOwnFolder, ownFile } from './state-file';

/** The key that the practice team issues. It is worthless anywhere else. */
export interface PracticeKey {
  /** `PRAC` and six more characters. */
  keyId: string;
  issuerId: string;
  privateKeyPath: string;
  publicKeyPem: string;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function newKeyId(): string {
  const tail = Array.from({ length: 6 }, () => alphabet.charAt(randomInt(alphabet.length)));
  return `PRAC${tail.join('')}`;
}

async function readNames(path: string): Promise<{ keyId: string; issuerId: string } | null> {
  try {
    const names = JSON.parse(await readFile(path, 'utf8'));
    return /^PRAC[0-9A-Z]{6}$/.test(names.keyId) && typeof names.issuerId === 'string'
      ? names
      : null;
  } catch {
    return null;
  }
}

async function makeKey(folder: string, namesPath: string): Promise<PracticeKey> {
  const names = { keyId: newKeyId(), issuerId: randomUUID() };
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const privateKeyPath = join(folder, `AuthKey_${names.keyId}.p8`);
  await writeFile(privateKeyPath, pem, ownFile);
  // The names are written last: a start that was interrupted creates a new key, never half a one.
  await writeFile(namesPath, `${JSON.stringify(names)}\n`, ownFile);
  return { ...names, privateKeyPath, publicKeyPem: publicHalf(pem) };
}

function publicHalf(privateKeyPem: string): string {
  const publicKey = createPublicKey(createPrivateKey(privateKeyPem));
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** The folder's key: created on the first start and unchanged afterwards. */
export async function openPracticeKey(folder: string): Promise<PracticeKey> {
  await makeOwnFolder(folder);
  const namesPath = join(folder, 'practice-key.json');
  const names = await readNames(namesPath);
  if (!names) return makeKey(folder, namesPath);
  const privateKeyPath = join(folder, `AuthKey_${names.keyId}.p8`);
  try {
    return {
      ...names,
      privateKeyPath,
      publicKeyPem: publicHalf(await readFile(privateKeyPath, 'utf8')),
    };
  } catch {
    return makeKey(folder, namesPath);
  }
}
