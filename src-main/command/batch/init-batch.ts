import { basename, join, resolve } from 'node:path';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import type { Command } from '../command';
import { exitStatus } from '../exit-status';
import { typed } from '../words/format';
import { writeNewFile } from '../write-new-file';
import { batchFileName, packagesIn } from './batch-file';

/** Writes a batch file to begin with, from the packages of a folder. */
export const initBatch: Command = {
  // Not shown: typed.
  name: 'batch init',
  operands: 'FOLDER',
  takes: { least: 1, most: 1 },
  summary: message('help.command.batch-init'),
  options: ['yes'],
  changes: true,
  async run({ operands, options, terminal }) {
    const folder = resolve(operands[0] ?? '');
    const packages = await packagesIn(folder);
    const file = join(folder, batchFileName);
    const content = {
      schema: 1,
      name: basename(folder),
      usesPresets: true,
      shared: { notes: {}, groups: [] },
      items: packages.map((path) => ({ package: basename(path) })),
    };
    await writeNewFile(file, `${JSON.stringify(content, null, 2)}\n`, options);
    terminal.log(
      say('command.batch.written', {
        file,
        count: packages.length,
        command: typed('batch', file, '--dry-run'),
      }),
    );
    terminal.emit({ file, items: packages.length });
    return exitStatus.done;
  },
};
