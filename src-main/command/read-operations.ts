import { readFile } from 'node:fs/promises';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import { UploadOperation } from '../engine/asc/build-upload-files';
import { refuseUsage } from './usage-error';

const Operations = z.array(UploadOperation).min(1);

/** The upload operations in a file, checked against the size of the file that they are about; anything odd is wrong usage. */
export async function readOperations(path: string, size: number): Promise<UploadOperation[]> {
  const operations = parse(path, await readText(path));
  for (const [place, operation] of operations.entries()) {
    const wrong = findWrong(operation, size);
    if (wrong !== null) refuseUsage(`Operation ${place + 1} in ${path} ${wrong}.`);
  }
  return operations;
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    refuseUsage(`${path} cannot be read (${error.code}).`),
  );
}

function parse(path: string, text: string): UploadOperation[] {
  const read = Operations.safeParse(parseJson(path, text));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const place = first?.path.join('.') || 'the list';
  return refuseUsage(
    `${path} is not a list of upload operations: ${place} (${first?.message ?? 'unreadable'}).`,
  );
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuseUsage(`${path} is not JSON.`);
  }
}

/** What is wrong, as the end of a sentence; null when it can be sent. */
function findWrong(
  { method, url, offset, length, requestHeaders }: UploadOperation,
  size: number,
): string | null {
  if (!/^[A-Z]+$/.test(method)) return `has the method “${method}”, which is none`;
  if (!isAllowed(url)) return 'has an address that is neither https nor on this computer';
  if (offset + length > size)
    return `ends at byte ${offset + length}, beyond the ${size} bytes of the file`;
  return requestHeaders.every(isHeader) ? null : 'has a header that cannot be sent';
}

/** The bytes go out in the clear only where nobody else can see them. */
function isAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
}

function isHeader({ name, value }: { name: string; value: string }): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
