import { resolve } from 'node:path';
import type { Platform } from '#shared/domain/package-info';
import { fail } from '#shared/errors';
import { formatSize } from '#shared/words/format';
import { message } from '#shared/words/message';
import type { SampleKind } from '../sample-package/sample-spec';
import type { SampleOptions, SamplePackage } from '../sample-package/write-sample-package';
import { readBuildPlatform, readSize } from './arguments';
import { type Command, refuseUsage } from './command';
import { exitStatus } from './exit-status';
import type { OptionValues } from './options';

export const sample: Command = {
  name: 'sample',
  operands: 'FILE',
  takes: { least: 1, most: 1 },
  summary: message('help.command.sample'),
  options: ['platform', 'kind', 'bundle-id', 'version', 'build', 'size-mb', 'defect'],
  changes: true,
  async run({ operands: [file = ''], options, terminal }) {
    if (file === '') refuseUsage(message('usage.package-name-empty'));
    const written = await write(resolve(file), await readAsked(file, options));
    const { bundleId, version, buildNumber, size } = written;
    terminal.print(written.file);
    terminal.log(`${bundleId} ${version} (${buildNumber}), ${formatSize(size)}`);
    terminal.emit(written);
    return exitStatus.done;
  },
};

/** MiB of media at most; that of a Mac package is held in memory while it is written. */
const mostMedia = { ipa: 4000, pkg: 500 } as const;

async function readAsked(file: string, options: OptionValues): Promise<SampleOptions> {
  const form = /\.pkg$/i.test(file) ? 'pkg' : 'ipa';
  const sizeMb = readSize(options, 'size-mb', mostMedia[form]);
  const kind = await readKind(options, form);
  return {
    ...(kind !== undefined && { kind }),
    ...(options['bundle-id'] !== undefined && { bundleId: options['bundle-id'] }),
    ...(options.version !== undefined && { version: options.version }),
    ...(options.build !== undefined && { build: options.build }),
    ...(sizeMb !== undefined && { sizeMb }),
    ...(options.defect && (await readDefects(options.defect, form))),
  };
}

/** The extension says whether it is a Mac app: a platform or a kind that contradicts it is a mistake. */
async function readKind(
  { kind, platform }: OptionValues,
  form: 'ipa' | 'pkg',
): Promise<SampleKind | undefined> {
  const { sampleKinds } = await import('../sample-package/sample-spec');
  const asked = platform === undefined ? null : readBuildPlatform(platform);
  if (asked !== null && (asked === 'MAC_OS') !== (form === 'pkg'))
    refuseUsage(message('usage.sample-extension', { platform: platform ?? '' }));
  if (kind === undefined) return asked === null ? undefined : kinds[asked];
  const isOther = asked !== null && asked !== 'IOS' && kinds[asked] !== kind;
  if (form === 'pkg' || isOther) refuseUsage(message('usage.sample-kind', { kind }));
  return checkKind(kind, sampleKinds);
}

const kinds: Readonly<Record<Platform, SampleKind | undefined>> = {
  IOS: undefined,
  TV_OS: 'tvos',
  VISION_OS: 'visionos',
  MAC_OS: undefined,
};

async function readDefects(
  asked: readonly string[],
  form: 'ipa' | 'pkg',
): Promise<Pick<SampleOptions, 'defects' | 'macDefects'>> {
  const { defectCodes } = await import('../sample-package/defects');
  const { macDefectCodes } = await import('../sample-package/mac/mac-defects');
  return form === 'pkg'
    ? { macDefects: checkDefects(asked, macDefectCodes) }
    : { defects: checkDefects(asked, defectCodes) };
}

function checkKind(asked: string, known: readonly SampleKind[]): SampleKind {
  return (
    known.find((one) => one === asked) ??
    refuseUsage(message('usage.kind-unknown', { name: asked, known: known.join(', ') }))
  );
}

function checkDefects<Code extends string>(
  asked: readonly string[],
  known: readonly Code[],
): Code[] {
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
