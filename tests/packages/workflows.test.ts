import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src-main/dev/paths.mjs';

/** The parser that electron-builder reads its file with. */
const { load } = createRequire(createRequire(import.meta.url).resolve('electron-updater'))(
  'js-yaml',
) as { load: (text: string) => unknown };

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: Step[] }>;
}

const folder = path.join(root, '.github/workflows');
const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const workflow = (name: string) => load(read(`.github/workflows/${name}`)) as Workflow;
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const builder = load(read('electron-builder.yml')) as Record<string, never> & {
  artifactName: string;
  afterPack: string;
  publish: unknown;
};

const stepsOf = (name: string) => Object.values(workflow(name).jobs).flatMap(({ steps }) => steps);
const commandsOf = (name: string) => stepsOf(name).flatMap(({ run }) => (run ? [run] : []));

describe.each(files)('the workflow %s', (name) => {
  it('runs only scripts that are there', () => {
    const commands = commandsOf(name).join('\n');
    const scripts = [...commands.matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, word = '']) => word);
    const builtIn = ['ci', 'sbom', 'run'];
    const named = scripts.filter((word) => !builtIn.includes(word));
    expect(named).toContain('check');
    expect(named.filter((word) => !(word in manifest.scripts))).toEqual([]);
    const programs = [...commands.matchAll(/node (src-main\/[\w/.-]+)/g)].map(
      ([, file = '']) => file,
    );
    expect(programs.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('uses actions of GitHub alone, by their major version', () => {
    for (const { uses } of stepsOf(name))
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
  });

  it('keeps no credential in a checkout, and may write nothing but a draft release', () => {
    const { permissions, jobs } = workflow(name);
    expect(permissions).toEqual({ contents: 'read' });
    for (const step of stepsOf(name))
      if (step.uses?.startsWith('actions/checkout'))
        expect(step.with).toEqual({ 'persist-credentials': false });
    const writers = Object.entries(jobs).filter(([, job]) => job.permissions !== undefined);
    expect(writers.map(([job]) => job)).toEqual(name === 'release.yml' ? ['publish'] : []);
  });

  it('puts no name of a branch, tag or person into a shell command', () => {
    for (const command of commandsOf(name)) {
      const values = [...command.matchAll(/\$\{\{\s*([\w.]+)/g)].map(([, value]) => value);
      expect(values.filter((value) => value !== 'matrix.words')).toEqual([]);
    }
  });
});

describe('a release', () => {
  it('checks fuses and archive between packing and publishing', () => {
    const commands = commandsOf('release.yml');
    const at = (words: string) => commands.findIndex((command) => command.includes(words));
    expect(at('npm run check')).toBeGreaterThan(-1);
    expect(at('npm run package')).toBeGreaterThan(at('npm run check'));
    expect(at('check-package.mjs --official')).toBeGreaterThan(at('npm run package'));
    expect(at('sha256sum')).toBeGreaterThan(at('sbom'));
    expect(at('gh release create')).toBe(commands.length - 1);
    expect(commands.at(-1)).toContain('--draft');
  });

  it('passes on every kind of package that electron-builder makes', () => {
    const upload = stepsOf('release.yml').find(({ uses }) => uses?.startsWith('actions/upload'));
    const patterns = String(upload?.with?.path).trim().split('\n');
    expect(patterns).toEqual(['release/Slipway-*', 'release/latest*.yml']);
    const names = [...read('electron-builder.yml').matchAll(/artifactName: (.*)/g)];
    expect(names).toHaveLength(3);
    for (const [, pattern = ''] of names)
      expect(pattern).toMatch(/^\$\{productName\}-\$\{version\}-\$\{os\}-\$\{arch\}/);
  });

  it('publishes nothing from electron-builder itself', () => {
    expect(builder.publish).toBeNull();
    expect(read('src-main/dev/packaging/builder-options.mjs')).toContain("'--publish', 'never'");
  });
});

it('electron-builder.yml names only files that are there', () => {
  const named = [...read('electron-builder.yml').matchAll(/(?:\.\/)?(src-main\/[\w/.-]+)/g)];
  const missing = named
    .map(([, file = '']) => file)
    .filter((file) => !existsSync(path.join(root, file)));
  expect(named.length).toBeGreaterThan(8);
  expect(missing).toEqual([]);
});
