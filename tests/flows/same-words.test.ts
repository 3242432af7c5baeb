import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { inWords } from '#shared/words/say';
import { paintFor } from '../../src-main/command/words/format';
import { runEndLines, runLines } from '../../src-main/command/words/run-lines';
import { runChip } from '../../src-renderer/words/run';
import { stepSentence } from '../../src-renderer/words/step';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
let run: PublishRun;

beforeAll(async () => {
  stage = await rehearse();
  run = await stage.publish({
    packagePath: await stage.sample(),
    notes: [{ locale: 'en-US', text: 'Offline search is here.' }],
    groups: ['QA'],
  });
});
afterAll(() => stage.end());

it('window, command and receipt say of a run and its steps the same in the same words', async () => {
  const command = [...runLines(run, paintFor(false)), ...runEndLines(run, paintFor(false))];
  const receipt = JSON.parse(await readFile(run.receipt ?? '', 'utf8'));
  const settled = run.steps.filter(({ progress }) => progress.state !== 'pending');
  expect(settled.length).toBeGreaterThan(5);
  expect(receipt.steps.map(({ sentence }: { sentence: string }) => sentence)).toEqual(
    settled.map(stepSentence),
  );
  for (const step of settled) {
    const line = command.find((one) => one.includes(inWords(step.title)));
    expect(line).toContain(stepSentence(step));
  }
  expect(runChip(run).word).toBe('Testers have it');
  expect(command.join('\n')).toContain(runChip(run).word);
});
