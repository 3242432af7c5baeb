import { open } from 'node:fs/promises';
import { raise } from '#shared/errors';
import { readPrivateKey } from '../../engine/accounts/private-key';

/** Far more than any .p8 has; a larger file is not read to its end. */
const largest = 64 * 1024;

/** The private key in a .p8. Raises `key-*` trouble that says what the file is instead. */
export async function readKeyFile(path: string): Promise<string> {
  const file = await open(path, 'r').catch((cause: unknown) =>
    raise('key-not-found', `${path} cannot be opened.`, { cause }),
  );
  try {
    const facts = await file.stat();
    if (!facts.isFile()) raise('key-not-pem', `${path} is not a file.`);
    if (facts.size > largest) raise('key-not-pem', `${path} is far too large for a key.`);
    return readPrivateKey(await file.readFile());
  } finally {
    await file.close();
  }
}
