import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A pipe without a writer would never open; Windows has neither. */
const withoutWaiting = constants.O_NONBLOCK ?? 0;

/** Opens a file that a person has named, which may be anything. Raises what the system says. */
export function openToRead(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | withoutWaiting);
}

/** The text of a file. A pipe or a device, which may never end, is refused as `ENODEV` before it is read. */
export async function readRegularFile(path: string): Promise<string> {
  const file = await openToRead(path);
  try {
    if (!(await file.stat()).isFile())
      throw Object.assign(new Error('It is no file.'), { code: 'ENODEV', path });
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
