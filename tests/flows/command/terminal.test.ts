import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { inTerminal } from './in-terminal';
import { keyOptions, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

const hasScript = spawnSync('script', ['--version']).status === 0;

/** A publish whose upload stands still once most of it was sent. */
async function stage() {
  const folder = await temporaryFolder();
  const fault = ['--part-size', String(2 * 2 ** 20), '--fault', 'stall-part:3'];
  const side = await startPracticeSide(folder, ...fault);
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, '--size-mb', '40'], folder);
  return {
    args: ['publish', file, '--upload-only', '--home', folder, ...keyOptions(side)],
    folder,
  };
}

test.skipIf(!hasScript)(
  'a terminal shows a bar that fits into one line, and Ctrl+C pauses the run',
  async () => {
    const { args, folder } = await stage();
    const terminal = inTerminal(args, 72, { HOME: folder });
    await expect.poll(() => stripVTControlCharacters(terminal.shown())).toMatch(/█+░*\s+\d+%/);
    terminal.type('\u0003');
    expect(await terminal.ended).toBe(130);
    const drawn = terminal
      .shown()
      .split(/[\r\n]/)
      .map((line) => stripVTControlCharacters(line));
    expect(drawn.filter((line) => line.includes('█')).every((line) => [...line].length < 72)).toBe(
      true,
    );
    // Nothing of the bar is left beside the lines that stay.
    expect(drawn.filter((line) => line.includes('slipway resume')).join()).not.toContain('█');
    expect(terminal.shown()).toContain('\u001b[32m');
  },
);

test.skipIf(!hasScript)(
  'NO_COLOR leaves the bar without color, and TERM=dumb prints plain lines',
  async () => {
    const { args, folder } = await stage();
    const plain = inTerminal(args, 100, { HOME: folder, NO_COLOR: '1' });
    await expect.poll(plain.shown).toContain('█');
    plain.type('\u0003');
    expect(await plain.ended).toBe(130);
    expect(plain.shown()).not.toContain('\u001b[32m');

    const runId = /slipway resume (\S+)/.exec(stripVTControlCharacters(plain.shown()))?.[1] ?? '';
    const dumb = inTerminal(['resume', runId, '--home', folder], 100, {
      HOME: folder,
      TERM: 'dumb',
    });
    expect(await dumb.ended).toBe(0);
    expect(dumb.shown()).not.toContain('\u001b');
    expect(dumb.shown()).not.toContain('█');
  },
);
