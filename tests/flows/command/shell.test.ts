import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allCommands } from '../../../src-main/command/commands';
import { commonOptions } from '../../../src-main/command/options';
import { root } from '../../../src-main/dev/paths.mjs';
import { slipway, temporaryFolder } from './slipway-process';

const shellFile = (name: string) => join(root, 'dist/shell', name);
const files = ['slipway.bash', '_slipway', 'slipway.fish', 'slipway.ps1', 'slipway.1'];

/** Programs of Debian's that a computer need not have. */
function has(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What bash completes after these words; the last one is being typed. */
function inBash(...words: string[]): string[] {
  const script = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _slipway; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const printed = execFileSync('bash', ['-c', script, shellFile('slipway.bash'), ...words]);
  return printed.toString().split('\n').filter(Boolean);
}

test.each(files)('%s has every command, and every option of each', async (name) => {
  // Hyphens of a man page are written with a backslash.
  const content = readFileSync(shellFile(name), 'utf8').replaceAll('\\-', '-');
  const mark = name === 'slipway.fish' ? '-l ' : '--';
  const commands = await allCommands();
  expect(commands.length).toBeGreaterThan(40);
  for (const command of commands) {
    const options = [...command.options, ...commonOptions];
    for (const word of command.name.split(' ')) expect(content).toContain(word);
    for (const option of options) expect(content).toContain(`${mark}${option}`);
  }
});

test('the completion that is printed is the one that is shipped', async () => {
  const home = await temporaryFolder();
  const { stdout, status } = await slipway(['completion', 'bash'], home);
  expect(status).toBe(0);
  expect(stdout).toBe(readFileSync(shellFile('slipway.bash'), 'utf8'));
  const unknown = await slipway(['completion', 'tcsh'], home);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('bash, zsh, fish, powershell');
});

test('bash completes commands, their options and the values of these', () => {
  expect(inBash('slipway', 'pub')).toEqual(['publish']);
  expect(inBash('slipway', 'keys', '')).toContain('backup');
  expect(inBash('slipway', '--json', 'keys', 'ad')).toEqual(['add']);
  expect(inBash('slipway', 'publish', 'An app.ipa', '--upl')).toEqual(['--upload-only']);
  expect(inBash('slipway', 'publish', '--key', 'list', '--dry')).toEqual(['--dry-run']);
  expect(inBash('slipway', 'publish', '--release-type', '')).toEqual([
    'manual',
    'after-approval',
    'scheduled',
  ]);
  expect(inBash('slipway', 'publish', '--release-type', '=', 'man')).toEqual(['manual']);
  expect(inBash('slipway', 'notes', 'from-git', '.', '--format', '')).toEqual([
    'list',
    'conventional',
  ]);
  expect(inBash('slipway', 'practice', '--seed', '')).toContain('first-release');
  // Files are left to readline.
  expect(inBash('slipway', 'publish', '--notes', '')).toEqual([]);
  expect(inBash('slipway', 'inspect', '')).toEqual([]);
  expect(inBash('slipway', 'completion', '')).toEqual(['bash', 'zsh', 'fish', 'powershell']);
});

test.skipIf(!has('fish'))('fish completes commands, their options and the values of these', () => {
  const inFish = (line: string) =>
    execFileSync('fish', [
      '-c',
      'source $argv[1]; complete -C $argv[2]',
      shellFile('slipway.fish'),
      line,
    ])
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((one) => one.split('\t')[0]);
  expect(inFish('slipway pub')).toEqual(['publish']);
  expect(inFish('slipway ch')).toEqual(['check']);
  expect(inFish('slipway keys ')).toContain('backup');
  expect(inFish('slipway publish app.ipa --upl')).toEqual(['--upload-only']);
  expect(inFish('slipway publish --release-type ')).toEqual([
    'after-approval',
    'manual',
    'scheduled',
  ]);
  expect(inFish('slipway notes from-git . --format ')).toEqual(['conventional', 'list']);
  expect(inFish('slipway inspect /etc/host')).toContain('/etc/hosts');
  expect(inFish('slipway show ')).toEqual([]);
});

/** Turns on bracketed paste. */
const lineEditor = '\u001b[?2004h';

test.skipIf(!has('zsh'))(
  'zsh completes commands, their options and the values of these',
  async () => {
    const folder = await temporaryFolder();
    writeFileSync(
      join(folder, '.zshrc'),
      `PROMPT='> '\nautoload -Uz compinit\ncompinit -u -D\nsource '${shellFile('_slipway')}'\necho ready\n`,
    );
    const terminal = spawn('script', ['-qec', 'zsh -i', '/dev/null'], {
      env: { PATH: process.env.PATH, HOME: folder, ZDOTDIR: folder, TERM: 'dumb' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let shown = '';
    const ended = new Promise((resolve) => terminal.once('close', resolve));
    terminal.stdout.setEncoding('utf8').on('data', (characters: string) => {
      // The line editor is there, and takes what is typed. Ctrl+U clears the line.
      if (!shown.includes(lineEditor) && (shown + characters).includes(lineEditor))
        terminal.stdin.write(`${lines.join('\u0015')}\u0015exit\n`);
      shown += characters;
    });
    const lines = [
      'slipway keys ad\t',
      'slipway publish --upl\t',
      'slipway publish --release-type man\t',
      'slipway notes convert --format fast\t',
      'slipway keys \t',
    ];
    await ended;
    expect(shown).toContain('slipway keys add ');
    expect(shown).toContain('--upload-only ');
    expect(shown).toContain('--release-type manual ');
    expect(shown).toContain('--format fastlane ');
    expect(shown).toContain('-- Add a key to the system’s keychain and test it');
  },
);

test.skipIf(!has('groff'))('the man page is read without a warning', () => {
  const page = ['-man', '-ww', '-Tutf8', '-P-cbou', shellFile('slipway.1')];
  const { stdout, stderr } = spawnSync('groff', page, { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toContain('slipway keys add');
  expect(stdout).toContain('--issuer-id');
  expect(stdout).toContain('SLIPWAY_PRIVATE_KEY_FILE');
  expect(stdout).toMatch(/130\s+interrupted/);
});
