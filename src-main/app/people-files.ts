import { basename } from 'node:path';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { decodeText } from '../engine/devices/decode';
import { writeTextFile } from '../engine/storage/json-file';
import { openToRead } from '../engine/storage/read-regular-file';
import { writePeople } from '../engine/testers/read-people';

/** Bytes. Ten thousand people with long names are about one million. */
const largestFile = 5 * 1024 * 1024;

/** The text of a file with people. Throws `testers-unreadable`. */
export async function readPeopleFile(path: string): Promise<string> {
  const name = basename(path);
  const file = await openToRead(path).catch((cause: NodeJS.ErrnoException) =>
    fail(
      'testers-unreadable',
      message('beta-testers.import.unopened', { file: name, code: `${cause.code}` }),
      { cause },
    ),
  );
  try {
    const { size } = await file.stat();
    if (size > largestFile)
      fail(
        'testers-unreadable',
        message('beta-testers.import.too-large', { file: name, limit: { bytes: largestFile } }),
      );
    const text = decodeText(await file.readFile());
    return (
      text ?? fail('testers-unreadable', message('beta-testers.import.not-text', { file: name }))
    );
  } finally {
    await file.close();
  }
}

/** People in a file that can be imported again, with a last column that says why they are in it. */
export function writePeopleFile(
  path: string,
  people: Parameters<typeof writePeople>[0],
): Promise<void> {
  return writeTextFile(path, writePeople(people, say('beta-testers.export.result')));
}
