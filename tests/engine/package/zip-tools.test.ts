import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
const run = promisify(execFile);

/** Packs this folder's Payload into the named file. */
interface Packer {
  program: string;
  args: (file: string) => string[];
}

const shell = (program: string, line: string): Packer => ({
  program,
  args: (file) => ['-c', line, 'sh', file],
});

const python = (code: string): Packer => ({
  program: 'python3',
  args: (file) => ['-c', `import sys, os, zipfile\n${code}`, file],
});

/** Walks the folder as most scripts do; `out` is an open ZipFile. */
const addAll = `for folder, _, names in os.walk('Payload'):
  for name in sorted(names):
    path = os.path.join(folder, name)
    out.write(path, path)`;

const packers: Record<string, Packer> = {
  'zip (Info-ZIP)': shell('zip', 'zip -qry "$1" Payload'),
  'zip, without folders and extra fields': shell('zip', 'zip -qryDX "$1" Payload'),
  'zip, stored': shell('zip', 'zip -qry0 "$1" Payload'),
  'zip, into a pipe': shell('zip', 'zip -qry - Payload | cat > "$1"'),
  'zip, with wide sizes': shell('zip', 'zip -qry -fz "$1" Payload'),
  'zip, with a comment': shell('zip', 'echo built by hand | zip -qryz "$1" Payload'),
  'zip, updated in place': shell(
    'zip',
    'zip -qry "$1" Payload && touch Payload/*/Info.plist && zip -qry "$1" Payload',
  ),
  'zip, with a file taken out': shell(
    'zip',
    'echo x > Payload/left-over && zip -qry "$1" Payload && zip -qd "$1" Payload/left-over; rm Payload/left-over',
  ),
  '7-Zip': shell('7z', '7z a -tzip -bso0 -bsp0 "$1.zip" Payload && mv "$1.zip" "$1"'),
  '7-Zip, stored': shell('7z', '7z a -tzip -mx0 -bso0 -bsp0 "$1.zip" Payload && mv "$1.zip" "$1"'),
  bsdtar: shell('bsdtar', 'bsdtar --format zip -cf "$1" Payload'),
  'ditto (macOS)': shell('ditto', 'ditto -c -k --norsrc --keepParent Payload "$1"'),
  'jar (Java)': shell('jar', 'jar --create --no-manifest --file "$1" Payload'),
  'zipfile (Python)': python(
    `with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as out:\n  ${addAll.replaceAll('\n', '\n  ')}`,
  ),
  'zipfile (Python), into a pipe': python(
    `class Pipe:
  def __init__(self, file): self.file = file
  def write(self, data): return self.file.write(data)
  def flush(self): self.file.flush()
with open(sys.argv[1], 'wb') as file, zipfile.ZipFile(Pipe(file), 'w', zipfile.ZIP_DEFLATED) as out:
  ${addAll.replaceAll('\n', '\n  ')}`,
  ),
  'zipfile (Python), written in two goes': python(
    `with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as out:\n  ${addAll.replaceAll('\n', '\n  ')}
with zipfile.ZipFile(sys.argv[1], 'a') as out: out.writestr('SwiftSupport/', '')`,
  ),
};

const isHere = async (program: string): Promise<boolean> =>
  run('sh', ['-c', `command -v "$1"`, 'sh', program]).then(
    () => true,
    () => false,
  );
const here = new Set<string>();
for (const { program } of Object.values(packers)) if (await isHere(program)) here.add(program);

let packed = 0;

describe.skipIf(!(await isHere('unzip')))('packages that other tools packed', () => {
  beforeAll(async () => {
    const { file } = await writeSamplePackage(at('sample.ipa'), {
      kind: 'framework',
      hasExtension: true,
      name: 'Über uns – 日本',
      sizeMb: 3,
    });
    await mkdir(at('tree'));
    await run('unzip', ['-qq', file, '-d', at('tree')], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
  });

  for (const [name, { program, args }] of Object.entries(packers)) {
    test.skipIf(!here.has(program))(`a package packed again by ${name} is valid`, async () => {
      packed += 1;
      const file = at(`packed-${packed}.ipa`);
      await rm(file, { force: true });
      const interpreter = program === 'python3' ? program : 'sh';
      await run(interpreter, args(file), {
        cwd: at('tree'),
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      const { findings } = runChecks(await readContents(file), new Date());
      expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    });
  }
});
