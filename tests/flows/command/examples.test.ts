import { spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type PracticeSide, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

/* The example workflows of other services, with their own scripts, against the practice server. */

const root = resolve(import.meta.dirname, '../../..');
const examples = join(root, 'shared/examples');
// It has no types of its own.
const { load } = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };

interface Workflow {
  jobs?: { publish: { steps: { run?: string }[] } };
  workflows?: { testflight: { scripts: { script: string }[] } };
}

/** The scripts of a workflow that call the command. */
async function scriptsOf(name: string): Promise<string[]> {
  const file = load(await readFile(join(examples, name), 'utf8')) as Workflow;
  const all = [
    ...(file.jobs?.publish.steps.map(({ run }) => run ?? '') ?? []),
    ...(file.workflows?.testflight.scripts.map(({ script }) => script) ?? []),
  ];
  return all.filter((script) => /^\s*(slipway|run=\$\(slipway) /m.test(script));
}

/** A build machine: a folder with the package, and the built command as `slipway`, at the practice server. */
async function machine(side: PracticeSide, folder: string) {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const program = join(root, 'dist/main/cli.js');
  // Only Apple's server needs no address.
  const asks = `case "$1" in publish | check) set -- "$@" --api-url ${side.url};; esac`;
  const shim = `#!/bin/sh\n${asks}\nexec "${process.execPath}" "${program}" "$@"\n`;
  await writeFile(join(bin, 'slipway'), shim);
  await chmod(join(bin, 'slipway'), 0o755);
  await slipway(['sample', join(folder, 'App.ipa')], folder);
  await copyFile(join(examples, 'plan.json'), join(folder, 'plan.json'));
  await writeFile(join(folder, 'release_notes.json'), JSON.stringify({ 'en-US': 'Offline.' }));
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: folder,
    NO_COLOR: '1',
    RUNNER_TEMP: folder,
    SLIPWAY_HOME: join(folder, 'home'),
    SLIPWAY_LANGUAGE: 'en-GB',
    SLIPWAY_ISSUER_ID: side.issuerId,
    SLIPWAY_KEY_ID: side.keyId,
    SLIPWAY_PRIVATE_KEY: await readFile(side.privateKeyPath, 'utf8'),
  };
  return (script: string) =>
    new Promise<{ status: number | null; output: string }>((done) => {
      const child = spawn('bash', ['-e', '-c', script], { cwd: folder, env });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      child.once('close', (status) => done({ status, output }));
    });
}

const names = ['github-actions.yml', 'codemagic.yaml'];

test.each(names)(
  '%s publishes: each of its scripts with Slipway ends with status 0',
  async (name) => {
    const folder = await temporaryFolder();
    const side = await startPracticeSide(join(folder, 'server'));
    const run = await machine(side, folder);
    const scripts = await scriptsOf(name);
    expect(scripts.length).toBe(2);
    for (const script of scripts) {
      const { status, output } = await run(script);
      expect(status, output).toBe(0);
    }
  },
  240_000,
);

test.each(names)(
  '%s hands the run over when it stopped waiting, and says how to resume',
  async (name) => {
    const folder = await temporaryFolder();
    const side = await startPracticeSide(join(folder, 'server'), '--speed', '1');
    const run = await machine(side, folder);
    const [script = ''] = (await scriptsOf(name)).slice(-1);
    const { status, output } = await run(
      script.replace('--processing-minutes 60', '--find-build-minutes 0.02'),
    );
    expect(status, output).toBe(4);
    expect(output).toContain('slipway hand-over import run.hand-over.json');
    const file = await readFile(join(folder, 'run.hand-over.json'), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ slipway: 'hand-over', schema: 1 });
  },
  240_000,
);
