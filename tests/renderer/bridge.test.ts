import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathOf, request } from '../../src-renderer/bridge/bridge';
import { saveDraft } from '../../src-renderer/store/draft-actions';
import { writeNote } from '../../src-renderer/store/note-actions';
import { usePlan } from '../../src-renderer/store/plan';
import { startRun } from '../../src-renderer/store/run-actions';
import { bridgeDouble } from '../helpers/bridge-double';
import { planWith } from '../helpers/sample-plan';

const main = bridgeDouble();

function breaks(): never {
  throw new Error('The connection to main is gone.');
}

it('a request that fails returns an error with its cause and never throws', async () => {
  main.answer({ 'runs:list': breaks });
  expect(await request('runs:list', {})).toMatchObject({
    ok: false,
    error: { code: 'unexpected', detail: 'The connection to main is gone.' },
  });
});

it('a publish whose request fails shows the error, and Publish can be pressed again', async () => {
  main.answer({ 'runs:start': breaks });
  const plan = planWith();
  usePlan.setState({ plan });
  await startRun();
  expect(usePlan.getState()).toMatchObject({
    plan,
    starting: false,
    startError: { code: 'unexpected' },
  });
});

it('text whose saving fails is not shown as saved', async () => {
  main.answer({ 'drafts:save': breaks });
  usePlan.setState({ plan: planWith() });
  writeNote('en-US', 'Try it.');
  await saveDraft();
  expect(usePlan.getState().plan?.draftState).toMatchObject({ error: { code: 'unexpected' } });
});

it('a file without a path on disk has an empty path', () => {
  Object.assign(window.slipway, { pathOf: breaks });
  expect(pathOf(new File([], 'a.ipa'))).toBe('');
});

it('only the bridge uses the object that the preload script puts on the window', () => {
  const root = join(import.meta.dirname, '../../src-renderer');
  const using = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) => readFileSync(join(root, name), 'utf8').includes('window.slipway'));
  expect(using.map((name) => name.replaceAll('\\', '/'))).toEqual(['bridge/bridge.ts']);
});
