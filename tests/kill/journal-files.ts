import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The journals of a home. A publisher that died before its first line leaves an empty one. */
export async function journalFiles(home: string): Promise<string[]> {
  const names = await readdir(home, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('journal.jsonl')).map((name) => join(home, name));
}

/** Every line of every journal, as stored on disk. */
export async function journalLines(home: string): Promise<string[]> {
  const texts = await Promise.all((await journalFiles(home)).map((path) => readFile(path, 'utf8')));
  return texts.flatMap((text) => text.split('\n').filter((line) => line !== ''));
}

/** The fields that distinguish two events of one type. */
const tellingFields = ['what', 'step', 'locale', 'name'];

interface Line {
  event: Record<string, unknown> & { type: string };
}

/** A short name for a line, such as `write-intended build upload`: the same in every run's journal. */
export function kindOf(line: string): string {
  const { event } = JSON.parse(line) as Line;
  const telling = tellingFields.map((name) => event[name]).find((value) => value !== undefined);
  return [event.type, telling].filter((word) => word !== undefined).join(' ');
}

/** A kind is a result of `kindOf`, or a type that matches all of its lines. */
export function isOfKind(line: string, kind: string): boolean {
  return kindOf(line) === kind || (JSON.parse(line) as Line).event.type === kind;
}
