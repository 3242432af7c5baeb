import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PublishPlan } from '#shared/domain/publish-plan';
import { toAppError } from '#shared/errors';
import type { Question } from '#shared/words/confirm';
import { createConfirmer } from '../../src-main/app/confirm';
import type { HandlerParts } from '../../src-main/app/ipc/handlers';
import { sharingHandlers } from '../../src-main/app/ipc/sharing-handlers';
import { createNotesFiles } from '../../src-main/app/notes-files';
import { createSharedFiles } from '../../src-main/app/shared-files';
import { planFileText } from '../../src-main/engine/approval/plan-file';
import { createEngine } from '../../src-main/engine/create-engine';
import { secretsInMemory, uploadWorker } from '../helpers/rehearsal';
import { samplePreset } from '../helpers/sample-preset';

let folder: string;
let questions: Question[];
let answer: boolean;
let change: () => Promise<void>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-shared-'));
  questions = [];
  answer = true;
  change = async () => {};
});
afterEach(() => rm(folder, { recursive: true }));

/** A person's window: its handlers, with an answer to each question of the system's dialog. */
async function windowOf(name: string) {
  const home = join(folder, name);
  const engine = createEngine({ home, secrets: secretsInMemory(), uploadWorker });
  await engine.approvals.makeKey(name);
  const confirmer = createConfirmer(async (question) => {
    questions.push(question);
    await change();
    return answer;
  });
  const saveAt = join(folder, 'saved.json');
  const handlers = sharingHandlers({
    engine,
    confirmer,
    // The person drops whatever a test opens.
    dropped: { add: () => {}, has: () => true },
    sharedFiles: createSharedFiles(engine),
    notesFiles: createNotesFiles(),
    chooseFile: async () => saveAt,
    chooseSavePath: async () => saveAt,
  } as unknown as HandlerParts);
  return { engine, handlers, saveAt };
}

const plan = PublishPlan.parse({
  packagePath: '/builds/orbit.ipa',
  package: {
    sha256: 'ab'.repeat(32),
    build: { bundleId: 'com.northwind.orbit', version: '1.4.0', buildNumber: '42' },
  },
  notes: [{ locale: 'en-US', text: 'New scores.' }],
  groups: ['QA'],
});

async function openPlan() {
  const ada = await windowOf('Ada');
  const path = join(folder, 'orbit.plan.json');
  await writeFile(path, planFileText(plan, path));
  const file = await ada.handlers['sharing:open']({ path });
  if (file?.kind !== 'plan') throw new Error('It is no plan.');
  return { ...ada, path, file };
}

test('approving asks in the system’s dialog, and a yes signs the plan that was shown', async () => {
  const { handlers, file, path } = await openPlan();
  expect(file.signatures).toEqual([]);
  const approved = await handlers['sharing:approve']({ ticket: file.ticket });
  expect(questions[0]).toMatchObject({
    message: 'Approve com.northwind.orbit 1.4.0 (42) as Ada?',
    act: 'Approve',
  });
  const signature = { name: 'Ada', isValid: true, isOwn: true, isKnown: true };
  expect(approved?.signatures).toEqual([signature]);
  const again = await handlers['sharing:open']({ path });
  expect(again).toMatchObject({ kind: 'plan', signatures: [signature] });
});

test('a person who declines leaves the file as it was', async () => {
  const { handlers, file, path } = await openPlan();
  const before = await readFile(path, 'utf8');
  answer = false;
  expect(await handlers['sharing:approve']({ ticket: file.ticket })).toBeNull();
  expect(await readFile(path, 'utf8')).toBe(before);
});

test('a file that is changed while the question is open is not signed', async () => {
  const { handlers, file, path } = await openPlan();
  change = async () => writeFile(path, (await readFile(path, 'utf8')).replace('scores', 'prices'));
  const refused = await Promise.resolve(handlers['sharing:approve']({ ticket: file.ticket })).catch(
    toAppError,
  );
  expect(refused).toMatchObject({ code: 'plan-changed-meanwhile' });
  expect(await readFile(path, 'utf8')).not.toContain('signature');
});

test('an approval that someone edits afterwards is shown as not valid', async () => {
  const { handlers, file, path } = await openPlan();
  await handlers['sharing:approve']({ ticket: file.ticket });
  await writeFile(path, (await readFile(path, 'utf8')).replace('New scores.', 'New prices.'));
  const again = await handlers['sharing:open']({ path });
  expect(again).toMatchObject({ signatures: [{ name: 'Ada', isValid: false }] });
});

test('presets are passed on as a file and taken for an account', async () => {
  const [ada, ben] = [await windowOf('Ada'), await windowOf('Ben')];
  await ada.engine.presets.save(samplePreset());
  await ada.handlers['sharing:save-presets']({ presetIds: ['preset-1'] });
  const file = await ben.handlers['sharing:open']({ path: null });
  if (file?.kind !== 'presets') throw new Error('It holds no presets.');
  expect(file).toMatchObject({ presets: [{ name: 'Orbit Notes', accountId: null }], known: [] });
  const { ticket } = file;
  await ben.handlers['sharing:take-presets']({ ticket, accountId: 'bens' });
  expect(ben.engine.presets.list().presets).toMatchObject([
    { name: 'Orbit Notes', accountId: 'bens' },
  ]);
});

test.each([
  ['a damaged plan', '{"groups": "QA"}', 'error.plan-malformed.field'],
  ['an unknown field', '{"groups": [], "later": true}', 'error.plan-malformed.no-plan'],
])('a file with %s is refused in words', async (_name, text, key) => {
  const { handlers } = await windowOf('Ada');
  const path = join(folder, 'broken.json');
  await writeFile(path, text);
  const refused = await Promise.resolve(handlers['sharing:open']({ path })).catch(toAppError);
  expect(refused).toMatchObject({ code: 'plan-malformed', detail: { key } });
});

test.each([
  ['a list', '[{"language": "de-DE", "text": "Neu"}]'],
  ['a map', '{"de-DE": "Neu"}'],
  ['a map below notes, which a plan has as well', '{"notes": {"de-DE": "Neu"}}'],
  [
    'a list with a comma too many, which no plan may have',
    '[{"language": "de-DE", "text": "Neu"},]',
  ],
])('notes as %s are distinguished from a plan by what is in the file', async (_name, text) => {
  const { handlers } = await windowOf('Ada');
  const path = join(folder, 'whatever.json');
  await writeFile(path, text);
  expect(await handlers['sharing:open']({ path })).toMatchObject({
    kind: 'notes',
    preview: { name: 'whatever.json', entries: [{ locale: 'de-DE', text: 'Neu' }] },
  });
});

test('a file that is neither notes nor a plan says what is wrong with it', async () => {
  const { handlers } = await windowOf('Ada');
  const path = join(folder, 'broken.json');
  await writeFile(path, 'hello');
  const refused = await Promise.resolve(handlers['sharing:open']({ path })).catch(toAppError);
  expect(refused).toMatchObject({ code: 'notes-malformed' });
});
