import { resolve } from 'node:path';
import { fail } from '#shared/errors';
import { formatSize } from '#shared/words/format';
import { message } from '#shared/words/message';
import type { SampleKind } from '../sample-package/sample-spec';
import type { SampleOptions, SamplePackage } from '../sample-package/write-sample-package';
import { readSize } from './arguments';
import { type Command, refuseUsage } from './command';
import { exitStatus } from './exit-status';
import type { OptionValues } from './options';

type DefectCode = NonNullable<SampleOptions['defects']>[number];

export const sample: Command = {
  name: 'sample',
  operands: 'FILE.ipa',
  takes: { least: 1, most: 1 },
  summary: message('help.command.sample'),
  options: ['kind', 'bundle-id', 'version', 'build', 'size-mb', 'defect'],
  changes: true,
  async run({ operands: [file = ''], options, terminal }) {
    if (file === '') refuseUsage(message('usage.package-name-empty'));
    const written = await write(resolve(file), await readAsked(options));
    const { bundleId, version, buildNumber, size } = written;
    terminal.print(written.file);
    terminal.log(`${bundleId} ${version} (${buildNumber}), ${formatSize(size)}`);
    terminal.emit(written);
    return exitStatus.done;
  },
};

async function readAsked(options: OptionValues): Promise<SampleOptions> {
  const { defectCodes } = await import('../sample-package/defects');
  const { sampleKinds } = await import('../sample-package/sample-spec');
  const sizeMb = readSize(options, 'size-mb', 4000);
  return {
    ...(options.kind !== undefined && { kind: checkKind(options.kind, sampleKinds) }),
    ...(options['bundle-id'] !== undefined && { bundleId: options['bundle-id'] }),
    ...(options.version !== undefined && { version: options.version }),
    ...(options.build !== undefined && { build: options.build }),
    ...(sizeMb !== undefined && { sizeMb }),
    ...(options.defect && { defects: checkDefects(options.defect, defectCodes) }),
  };
}

function checkKind(asked: string, known: readonly SampleKind[]): SampleKind {
  return (
    known.find((one) => one === asked) ??
    refuseUsage(message('usage.kind-unknown', { name: asked, known: known.join(', ') }))
  );
}

function checkDefects(asked: readonly string[], known: readonly DefectCode[]): DefectCode[] {
  return asked.map(
    (code) =>
      known.find((one) => one === code) ??
      refuseUsage(message('usage.defect-unknown', { name: code, known: known.join(', ') })),
  );
}

/** Only the disk can refuse at this point: missing permission, or no space. */
async function write(file: string, asked: SampleOptions): Promise<SamplePackage> {
  const { writeSamplePackage } = await import('../sample-package/write-sample-package');
  return writeSamplePackage(file, asked).catch((cause: NodeJS.ErrnoException) => {
    const { code } = cause;
    if (code === undefined) throw cause;
    const detail = message('command.error.sample-unwritten', { path: file, code });
    fail('sample-not-written', detail, { cause });
  });
}
