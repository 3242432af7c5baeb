import { readFile, writeFile } from 'node:fs/promises';
import { isOfKind, journalFiles } from '../journal-files';

/** Removes the intents from every journal, as if the engine had never written them. */
export async function forgetIntents(home: string): Promise<void> {
  for (const path of await journalFiles(home)) {
    const lines = (await readFile(path, 'utf8')).split('\n');
    const kept = lines.filter((line) => line === '' || !isOfKind(line, 'write-intended'));
    await writeFile(path, kept.join('\n'));
  }
}
