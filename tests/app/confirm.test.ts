import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import { requestChannels } from '#shared/ipc/channels';
import type { RequestChannel } from '#shared/ipc/contract';
import type { Question } from '#shared/words/confirm';
import { createConfirmer } from '../../src-main/app/confirm';
import { confirmRuns, isIrreversible } from '../../src-main/app/confirmed-runs';
import { allHandlers, type HandlerParts } from '../../src-main/app/ipc/handlers';
import { settingsIn } from '../../src-main/app/settings';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/** What each request of the page can lead to. A new channel has to be classified here to compile. */
const roads = {
  'app:about': 'reads',
  'app:language': 'reads',
  'settings:read': 'reads',
  'settings:write': 'keeps wishes on this computer',
  'links:open': 'opens one of Apple’s pages',
  'packages:choose': 'a person chooses in the system’s dialog',
  'packages:prepare': 'reads',
  'packages:inspect': 'reads',
  'packages:sample': 'writes a sample on this computer',
  'destinations:read': 'reads',
  'notes:import': 'a person chooses in the system’s dialog',
  'drafts:read': 'reads',
  'drafts:save': 'keeps text on this computer',
  'accounts:list': 'reads',
  'accounts:choose-key': 'a person chooses in the system’s dialog',
  'accounts:take-key': 'reads',
  'accounts:add': 'needs the ticket of a file that a person chose',
  'accounts:test': 'reads',
  'accounts:rename': 'keeps a name on this computer',
  'accounts:delete': 'asks',
  'accounts:holding': 'reads',
  'accounts:test-connection': 'reads',
  'accounts:use': 'keeps a choice on this computer',
  'proxy:read': 'reads',
  'proxy:save': 'keeps wishes on this computer',
  'proxy:forget': 'keeps wishes on this computer',
  'runs:list': 'reads',
  'runs:unreadable': 'reads',
  'runs:icon': 'reads',
  'runs:log': 'reads',
  'runs:start': 'asks',
  'runs:resume': 'asks',
  'runs:notify': 'asks',
  'runs:edit-notes': 'notes can be written again',
  'runs:try-now': 'only ends a wait of a run that works already',
  'runs:refresh-review': 'reads',
  'runs:pause': 'can be resumed',
  'runs:cancel': 'gives the build to nobody',
  'runs:reveal': 'shows a folder',
  'runs:mark-handled': 'a mark on this computer',
  'runs:use-existing-build': 'asks',
  'practice:read': 'reads',
  'practice:leave': 'reads',
  'practice:reset': 'only the practice world',
  'practice:set-fault': 'only the practice world',
  'practice:clear-faults': 'only the practice world',
  'practice:advance-clock': 'only the practice world',
} as const satisfies Record<RequestChannel, string>;

let stage: Rehearsal;
let questions: Question[];
let answer: boolean | (() => Promise<boolean>);

beforeEach(async () => {
  stage = await rehearse();
  await stage.engine.accounts.attachPractice(stage.connection);
  questions = [];
  answer = false;
});
afterEach(() => stage.end());

function handlers() {
  const confirmer = createConfirmer(async (question) => {
    questions.push(question);
    return typeof answer === 'boolean' ? answer : answer();
  });
  const kept = new Map<string, unknown>();
  const store = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: unknown) => void kept.set(key, value),
  };
  const { engine } = stage;
  return allHandlers({
    engine,
    confirmer,
    confirmedRuns: confirmRuns(engine, confirmer),
    settings: settingsIn(store as Parameters<typeof settingsIn>[0], () => {}),
  } as unknown as HandlerParts);
}

const start = (plan: PublishPlanInput, asks = false) =>
  handlers()['runs:start']({ accountId: 'practice', plan: PublishPlan.parse(plan), asks });

const external = 'Beta circle';

describe('emailing testers from the page', () => {
  const ready = async (groups: string[]) => {
    const plan = { packagePath: await stage.sample(), notify: 'after-confirm' as const };
    const submitForBetaReview = groups.includes(external);
    const { id, status } = await stage.publish({ ...plan, groups, submitForBetaReview });
    expect(status.state).toBe('ready-to-notify');
    return id;
  };
  const notifications = () =>
    stage.practice.requests.filter(({ path }) => path === '/v1/buildBetaNotifications');

  it('emailing external testers sends nothing when the person declines, and one email on a yes', async () => {
    const runId = await ready([external]);
    await handlers()['runs:notify']({ runId });
    expect(questions.map(({ act }) => act)).toEqual(['Email testers']);
    expect((await stage.engine.runs.get(runId)).status.state).toBe('ready-to-notify');
    expect(notifications()).toHaveLength(0);
    answer = true;
    await handlers()['runs:notify']({ runId });
    expect((await stage.engine.runs.settled(runId)).status.state).toBe('done');
    expect(notifications()).toHaveLength(1);
  });

  it('emailing only the team does not ask', async () => {
    const runId = await ready(['Design']);
    await handlers()['runs:notify']({ runId });
    expect(questions).toEqual([]);
    expect((await stage.engine.runs.settled(runId)).status.state).toBe('done');
  });
});

describe('a publish from the page', () => {
  it.each([
    ['an external group', { groups: [external] }],
    ['an external group among internal ones', { groups: ['QA', 'Design', external] }],
    ['a beta review', { submitForBetaReview: true }],
    ['a group that App Store Connect does not name', { groups: ['Nobody knows it'] }],
    ['an external group for a build that is there', { groups: [external], scope: 'skip-upload' }],
  ] as const)('a publish with %s starts nothing when the person declines', async (_name, plan) => {
    const packagePath = await stage.sample();
    expect(
      await start({ packagePath, ...plan, groups: [...('groups' in plan ? plan.groups : [])] }),
    ).toBeNull();
    expect(questions).toHaveLength(1);
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('a publish that reaches only the team, or only uploads, does not ask', async () => {
    const packagePath = await stage.sample();
    expect(await start({ packagePath, groups: ['QA'] })).not.toBeNull();
    const second = await stage.sample({ build: '43', fileName: 'Second.ipa' });
    expect(
      await start({ packagePath: second, groups: [external], scope: 'upload-only' }),
    ).not.toBeNull();
    expect(questions).toEqual([]);
  });

  it('a publish by a shortcut always asks', async () => {
    expect(await start({ packagePath: await stage.sample() }, true)).toBeNull();
    expect(questions).toHaveLength(1);
  });

  it('a publish asks when App Store Connect cannot be reached', async () => {
    const packagePath = await stage.sample();
    await stage.stopServer();
    expect(await start({ packagePath, groups: ['QA'] })).toBeNull();
    expect(questions[0]?.detail).toContain('“QA” (not checked)');
    await stage.startServerAgain();
  });

  it('a publish runs the confirmed plan even if the page changes it meanwhile', async () => {
    const plan = PublishPlan.parse({ packagePath: await stage.sample(), groups: [external] });
    answer = async () => {
      plan.groups.push('Design');
      plan.submitForBetaReview = true;
      return true;
    };
    const started = await handlers()['runs:start']({ accountId: 'practice', plan, asks: false });
    const run = await stage.engine.runs.get(started?.runId ?? '');
    expect(run.plan).toMatchObject({ groups: [external], submitForBetaReview: false });
  });

  it('a publish is refused when the confirmed file was replaced', async () => {
    const packagePath = await stage.sample();
    answer = async () => {
      await appendFile(packagePath, 'more');
      return true;
    };
    await expect(start({ packagePath, groups: [external] })).rejects.toThrow(/changed/i);
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('a confirmation is valid for one call, and the same call asks again', async () => {
    const packagePath = await stage.sample();
    answer = true;
    expect(await start({ packagePath, groups: [external] })).not.toBeNull();
    answer = false;
    expect(await start({ packagePath, groups: [external] })).toBeNull();
    expect(questions).toHaveLength(2);
    expect(await stage.engine.runs.list()).toHaveLength(1);
  });

  it('a confirmation that cannot be shown starts nothing and does not block the next one', async () => {
    const plan = { packagePath: await stage.sample(), groups: [external] };
    const all = handlers();
    const params = { accountId: 'practice', plan: PublishPlan.parse(plan), asks: false };
    answer = () => Promise.reject(new Error('There is no window to ask in.'));
    await expect(all['runs:start'](params)).rejects.toThrow('There is no window');
    expect(await stage.engine.runs.list()).toEqual([]);
    answer = true;
    expect(await all['runs:start'](params)).not.toBeNull();
  });

  it('a publish is refused while another confirmation is open', async () => {
    const packagePath = await stage.sample();
    const all = handlers();
    const params = {
      accountId: 'practice',
      plan: PublishPlan.parse({ packagePath, groups: [external] }),
      asks: false,
    };
    let second: unknown = null;
    answer = async () => {
      second = await Promise.resolve(all['runs:start'](params)).catch((thrown) => thrown);
      return false;
    };
    expect(await all['runs:start'](params)).toBeNull();
    expect(second).toMatchObject({ error: { code: 'confirmation-open' } });
    expect(questions).toHaveLength(1);
  });
});

describe('resuming or reusing a run from the page', () => {
  /** A run that was started by the command, and paused before anybody had the build. */
  async function pausedRun(plan: Partial<PublishPlanInput>): Promise<string> {
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...plan });
    await stage.engine.runs.pause(id);
    expect((await stage.engine.runs.get(id)).status.state).toBe('paused');
    return id;
  }

  it('a run stays paused when the person declines', async () => {
    const runId = await pausedRun({ groups: [external] });
    await handlers()['runs:resume']({ runId });
    expect(questions.map(({ message }) => message)).toEqual([
      'Resume rehearsing Orbit Notes 1.4.0 (42)?',
    ]);
    expect((await stage.engine.runs.get(runId)).status.state).toBe('paused');
  });

  it('a confirmed run is resumed without asking again', async () => {
    const runId = await pausedRun({ groups: [external] });
    answer = true;
    await handlers()['runs:resume']({ runId });
    await stage.engine.runs.pause(runId);
    await handlers()['runs:resume']({ runId });
    expect(questions).toHaveLength(1);
  });

  it('a run confirmed at its start is resumed without asking, in a later session too', async () => {
    answer = true;
    const started = await start({ packagePath: await stage.sample(), groups: [external] });
    const runId = started?.runId ?? '';
    await stage.engine.runs.pause(runId);
    answer = false;
    await stage.reopen();
    await stage.engine.accounts.attachPractice(stage.connection);
    await handlers()['runs:resume']({ runId });
    expect(questions).toHaveLength(1);
    expect((await stage.engine.runs.settled(runId)).status.state).not.toBe('paused');
  });

  it('a confirmation does not hold for notes that were changed since: resuming asks again', async () => {
    answer = true;
    const plan = { packagePath: await stage.sample(), groups: [external] };
    const notes = [{ locale: 'en-US', text: 'Try the map.' }];
    const started = await start({ ...plan, notes });
    const runId = started?.runId ?? '';
    await stage.engine.runs.pause(runId);
    const text = 'Try the map without a network.';
    await stage.engine.runs.editNotes(runId, [{ locale: 'en-US', text }]);
    answer = false;
    await handlers()['runs:resume']({ runId });
    expect(questions).toHaveLength(2);
    expect((await stage.engine.runs.get(runId)).status.state).toBe('paused');
  });

  it('resuming does not ask when only the team gets the build', async () => {
    const runId = await pausedRun({ groups: ['QA'] });
    await handlers()['runs:resume']({ runId });
    expect(questions).toEqual([]);
  });

  it('a run is not reused when the person declines', async () => {
    const runId = await pausedRun({ groups: [external] });
    expect(await handlers()['runs:use-existing-build']({ runId })).toBeNull();
    expect(questions.map(({ act }) => act)).toEqual(['Rehearse with existing build 1.4.0 (42)']);
    expect(await stage.engine.runs.list()).toHaveLength(1);
  });
});

it('a key stays when the person declines to delete it', async () => {
  expect(await handlers()['accounts:delete']({ accountId: 'practice' })).toEqual({
    deleted: false,
  });
  expect(questions.map(({ act }) => act)).toEqual(['Delete key']);
  expect(await stage.engine.accounts.list()).toHaveLength(1);
});

it('every channel is classified, and five of them ask', () => {
  expect(Object.keys(roads).sort()).toEqual([...requestChannels].sort());
  const asking = Object.entries(roads).filter(([, what]) => what === 'asks');
  expect(asking.map(([channel]) => channel)).toEqual([
    'accounts:delete',
    'runs:start',
    'runs:resume',
    'runs:notify',
    'runs:use-existing-build',
  ]);
});

it('two groups with the same name count as external when one of them is', () => {
  const group = { id: '1', name: 'A', hasAccessToAllBuilds: false, testerCount: 1 };
  const plan = { scope: 'full', groups: ['A'], submitForBetaReview: false } as const;
  const known = [
    { ...group, isInternal: true },
    { ...group, isInternal: false },
  ];
  expect(isIrreversible({ ...plan, groups: ['A'] }, known)).toBe(true);
  expect(isIrreversible({ ...plan, groups: ['A'] }, known.slice(0, 1))).toBe(false);
});

it('a confirmation file is readable only by its owner', async () => {
  answer = true;
  const started = await start({ packagePath: await stage.sample(), groups: [external] });
  const folder = await stage.engine.runs.folder(started?.runId ?? '');
  const { readFile, stat } = await import('node:fs/promises');
  const file = join(folder, 'confirmation.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    schema: 1,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
});
