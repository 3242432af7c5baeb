import { copyFileSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MessageDestination } from '#shared/domain/team-messages';
import { parseJson, writeJsonFile } from '../storage/json-file';

const File = z.object({ destinations: z.array(z.unknown()) });

/** The destinations of a data folder, without their addresses: the window and the command share the file. */
export class Destinations {
  private readonly path: string;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(readonly folder: string) {
    this.path = join(folder, 'destinations.json');
  }

  async read(): Promise<MessageDestination[]> {
    return parse(await readFile(this.path, 'utf8').catch(() => null));
  }

  /** One change after the other. */
  change(
    work: (before: MessageDestination[]) => MessageDestination[],
  ): Promise<MessageDestination[]> {
    const changed = this.writing.then(async () => {
      const next = work(parse(this.present()));
      await writeJsonFile(this.path, { destinations: next });
      return next;
    });
    this.writing = changed.catch(() => undefined);
    return changed;
  }

  /** What can't be read is kept beside the new file. */
  private present(): string | null {
    try {
      const text = readFileSync(this.path, 'utf8');
      if (!File.safeParse(parseJson(text)).success)
        copyFileSync(this.path, `${this.path}.corrupt-${Date.now()}`);
      return text;
    } catch {
      return null;
    }
  }
}

/** One that is damaged is left out; the others are kept. */
function parse(text: string | null): MessageDestination[] {
  const file = text === null ? null : File.safeParse(parseJson(text)).data;
  return (file?.destinations ?? []).flatMap((one) => MessageDestination.safeParse(one).data ?? []);
}
