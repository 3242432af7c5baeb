import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppStorePlan } from '#shared/domain/app-store';
import { everyBuild } from '#shared/domain/expiry';
import { isIrreversible } from '#shared/domain/irreversible';
import { PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import { toAppError } from '#shared/errors';
import { requestChannels } from '#shared/ipc/channels';
import type { RequestChannel } from '#shared/ipc/contract';
import { GiveChoices } from '#shared/ipc/requests/builds';
import type { Question } from '#shared/words/confirm';
import { createConfirmer } from '../../src-main/app/confirm';
import { confirmRuns } from '../../src-main/app/confirmed-runs';
import { allHandlers, type HandlerParts } from '../../src-main/app/ipc/handlers';
import { createKeyBackupFiles } from '../../src-main/app/key-backups';
import { createKeyFiles } from '../../src-main/app/key-files';
import { createKnownPaths } from '../../src-main/app/known-paths';
import { createNotesFiles } from '../../src-main/app/notes-files';
import { settingsIn } from '../../src-main/app/settings';
import { createSharedFiles } from '../../src-main/app/shared-files';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { groupsNamed } from '../helpers/sample-plan';
import { addStoreBuild, orbit } from '../helpers/store-stage';

const dropped = 'reads what a person dropped or chose';

/** What each request of the page can lead to. A new channel has to be classified here to compile. */
const roads = {
  'app:about': 'reads',
  'app:language': 'reads',
  'app:problems': 'reads',
  'app-store:read': 'reads',
  'app-store:check-links': 'reads',
  'app-store:read-draft': 'reads',
  'app-store:save-draft': 'keeps text on this computer',
  'app-store:publish': 'asks',
  'app-store:proceed': 'asks',
  'app-store:act': 'asks',
  'app-store:open-page': 'opens one of Apple’s pages',
  'app-store:save-review-detail': 'can be changed back',
  'apps:list': 'reads',
  'reach:read': 'reads',
  'command-link:read': 'reads',
  'command-link:install': 'can be changed back',
  'command-link:remove': 'can be changed back',
  'compliance:read': 'reads',
  'compliance:remember': 'only files of the app',
  'compliance:forget': 'only files of the app',
  'apps:read': 'reads',
  'apps:open-page': 'opens one of Apple’s pages',
  'presets:list': 'reads',
  'presets:save': 'keeps wishes on this computer',
  'presets:arm': 'asks',
  'presets:remove': 'keeps wishes on this computer',
  'presets:lock': 'keeps wishes on this computer',
  'presets:unlock': 'keeps wishes on this computer',
  'approvals:key': 'reads',
  'approvals:make-key': 'keeps wishes on this computer',
  'approvals:rules': 'reads',
  'sharing:open': dropped,
  'sharing:approve': 'asks',
  'sharing:take-presets': 'keeps wishes on this computer',
  'sharing:save-plan': 'keeps wishes on this computer',
  'sharing:save-presets': 'keeps wishes on this computer',
  'settings:read': 'reads',
  'settings:write': 'keeps wishes on this computer',
  'links:open': 'opens one of Apple’s pages',
  'links:read': 'reads',
  'waiting:read': 'reads',
  'waiting:keep': 'only a list on this computer',
  'watch:list': 'reads',
  'watch:add': 'a person chooses in the system’s dialog',
  'watch:remove': 'keeps wishes on this computer',
  'watch:take': 'reads',
  'packages:choose': 'a person chooses in the system’s dialog',
  'packages:prepare': 'reads',
  'packages:inspect': 'reads',
  'packages:sample': 'writes a sample on this computer',
  'destinations:read': 'reads',
  'git:read': 'reads',
  'git:choose': 'a person chooses in the system’s dialog',
  'git:range': 'reads',
  'git:used': 'keeps text on this computer',
  'notes:open': dropped,
  'notes:read-pasted': 'reads',
  'notes:beside': 'reads what lies beside a package that was opened',
  'notes:save-back': 'asks',
  'notes:export-names': 'reads',
  'notes:export': 'a person chooses in the system’s dialog',
  'notes:reveal': 'shows a folder',
  'drafts:read': 'reads',
  'drafts:read-notes': 'reads',
  'drafts:save-notes': 'keeps text on this computer',
  'drafts:save': 'keeps text on this computer',
  'drafts:kept': 'ends the wait before closing',
  'accounts:list': 'reads',
  'accounts:choose-key': 'a person chooses in the system’s dialog',
  'accounts:take-key': dropped,
  'accounts:paste-key': 'reads a key once',
  'accounts:find-keys': 'reads',
  'accounts:take-found': 'reads',
  'accounts:add': 'needs the ticket of a file that a person chose',
  'accounts:replace': 'asks',
  'accounts:save-to-keychain': 'moves a key into the keychain of this computer',
  'accounts:test': 'reads',
  'accounts:check': 'reads',
  'accounts:state-role': 'keeps what the person says on this computer',
  'accounts:rename': 'keeps a name on this computer',
  'accounts:set-color': 'keeps a color on this computer',
  'accounts:delete': 'asks',
  'accounts:find-for-app': 'reads',
  'accounts:test-connection': 'reads',
  'accounts:use': 'keeps a choice on this computer',
  'batches:list': 'reads',
  'batches:save': 'keeps wishes on this computer',
  'batches:remove': 'only a list on this computer',
  'batches:check': 'reads',
  'batches:start': 'asks',
  'batches:resume': 'continues what a person confirmed',
  'batches:pause': 'can be resumed',
  'batches:cancel': 'gives the build to nobody',
  'batches:export': 'a file in a chosen place',
  'backups:write': 'a person chooses in the system’s dialog',
  'backups:choose': 'a person chooses in the system’s dialog',
  'backups:take': dropped,
  'backups:open': 'reads',
  'backups:restore': 'needs the ticket and the passphrase of a file that a person chose',
  'backups:forget': 'forgets what a person chose',
  'expiry:preview': 'reads',
  'expiry:expire': 'asks',
  'expiry:stopped': 'reads',
  'expiry:resume': 'asks',
  'expiry:calendar': 'reads',
  'expiry:read-calendar': 'reads',
  'expiry:export-calendar': 'a file in a chosen place',
  'expiry:leave': 'only a list on this computer',
  'hand-over:export': 'a person chooses in the system’s dialog',
  'hand-over:take-back': 'asks',
  'hand-over:take': 'keeps a run here, paused',
  'groups:list': 'reads',
  'groups:create': 'makes an empty group',
  'groups:rename': 'can be changed back',
  'groups:set-link': 'asks',
  'testers:read': 'reads',
  'testers:read-more': 'reads',
  'testers:users': 'reads',
  'testers:preview': dropped,
  'testers:invite': 'asks',
  'testers:invitations': 'reads',
  'testers:invitation-rows': 'reads',
  'testers:stop-invitation': 'can be resumed',
  'testers:resume-invitation': 'asks',
  'testers:remove-invitation': 'forgets what a person chose',
  'testers:export-invitation': 'a person chooses in the system’s dialog',
  'testers:remove': 'can be undone, or asks',
  'testers:restore': 'undoes what the page did in this session',
  'testers:remove-from-app': 'asks',
  'testers:resend': 'asks',
  'diagnostics:gather': 'reads',
  'diagnostics:save': 'a person chooses in the system’s dialog',
  'diagnostics:reveal': 'shows a folder',
  'diagnostics:open-logs': 'shows a folder',
  'diagnostics:unexpected-end': 'reads',
  'diagnostics:dismiss-end': 'only a list on this computer',
  'devices:list': 'reads',
  'devices:add': 'registers one device',
  'devices:change': 'can be changed back',
  'devices:read-file': dropped,
  'devices:import': 'asks',
  'proxy:read': 'reads',
  'proxy:save': 'keeps wishes on this computer',
  'proxy:forget': 'keeps wishes on this computer',
  'builds:read-notes': 'reads',
  'builds:give': 'asks',
  'builds:read-detail': 'reads',
  'builds:read-feedback': 'reads',
  'builds:send-notes': 'notes can be written again',
  'test-information:read': 'reads',
  'test-information:save': 'can be changed back',
  'test-information:read-draft': 'reads',
  'test-information:save-draft': 'keeps text on this computer',
  'messages:list': 'reads',
  'messages:add': 'asks',
  'messages:change': 'asks',
  'messages:pause': 'can be changed back',
  'messages:remove': 'keeps wishes on this computer',
  'messages:test': 'needs a destination that a person confirmed',
  'messages:send-again': 'needs a destination that a person confirmed',
  'translator:read': 'reads',
  'translator:use-program': 'asks',
  'translator:use-service': 'asks',
  'translator:turn-off': 'keeps wishes on this computer',
  'translator:translate': 'needs a translator that a person confirmed',
  'translator:cancel': 'ends what the page began',
  'updates:read': 'reads',
  'updates:check': 'reads',
  'updates:download': 'a file whose signature was checked',
  'updates:cancel': 'ends what the page began',
  'updates:remind-later': 'keeps wishes on this computer',
  'updates:skip': 'keeps wishes on this computer',
  'updates:restart': 'a file whose signature was checked, and no run is in progress',
  'updates:install-on-quit': 'keeps wishes on this computer',
  'updates:open-page': 'opens the page that was built in',
  'runs:list': 'reads',
  'runs:unreadable': 'reads',
  'runs:icon': 'reads',
  'runs:log': 'reads',
  'runs:export-log': 'a person chooses in the system’s dialog',
  'runs:apple-report': 'reads',
  'runs:start': 'asks',
  'runs:start-armed': 'asks',
  'runs:resume': 'asks',
  'runs:notify': 'asks',
  'runs:decide-review': 'asks',
  'runs:edit-notes': 'notes can be written again',
  'runs:set-notes-ready': 'continues a run that a person started',
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

  it('the question names the number of people, each counted once, in a rehearsal too', async () => {
    const { betaGroups, betaTesters } = stage.practice.world.state;
    const idOf = (name: string) => betaGroups.find((group) => group.name === name)?.id ?? '';
    const inside = (name: string) =>
      betaTesters.filter(({ betaGroupIds }) => betaGroupIds.includes(idOf(name)));
    const [twice] = inside(external);
    twice?.betaGroupIds.push(idOf('Design'));
    const people = new Set(['QA', 'Design', external].flatMap(inside)).size;
    await start({ packagePath: await stage.sample(), groups: ['Design', external] });
    expect(questions[0]?.detail).toContain(
      `Total: ${people} testers in 3 groups, 1 in more than one.`,
    );
  });

  it('a publish to a group that was renamed meanwhile names it as it is called now', async () => {
    const all = handlers();
    const packagePath = await stage.sample();
    await all['destinations:read']({ accountId: 'practice', path: packagePath });
    const group = stage.practice.world.state.betaGroups.find(({ name }) => name === external);
    if (group) group.name = 'Renamed circle';
    const plan = PublishPlan.parse({ packagePath, groups: [{ id: group?.id, name: external }] });
    await all['runs:start']({ accountId: 'practice', plan, asks: false });
    expect(questions[0]?.detail).toContain('“Renamed circle” (external');
    expect(questions[0]?.detail).not.toContain(external);
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

  it.each([{ cancelPrevious: true }, { renameVersion: true }] as const)(
    'a publish that only prepares the version, but with %o, asks what it does',
    async (wish) => {
      const appStore = { submit: false, ...wish };
      expect(await start({ packagePath: await stage.sample(), appStore })).toBeNull();
      expect(questions).toHaveLength(1);
      expect(questions[0]?.detail).toContain('without submitting it');
      expect(questions[0]?.detail).toMatch(/Cancels the submission|Renames another version/);
      expect(
        await start({ packagePath: await stage.sample(), appStore: { submit: false } }),
      ).not.toBeNull();
      expect(questions).toHaveLength(1);
    },
  );

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
      plan.groups.push(...groupsNamed('Design'));
      plan.submitForBetaReview = true;
      return true;
    };
    const started = await handlers()['runs:start']({ accountId: 'practice', plan, asks: false });
    const run = await stage.engine.runs.get(started?.runId ?? '');
    expect(run.plan).toMatchObject({ groups: groupsNamed(external), submitForBetaReview: false });
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

  it('a run whose plan changes while the confirmation is open does not start, and the confirmation is discarded', async () => {
    const notes = [{ locale: 'en-US', text: 'Try the map.' }];
    const runId = await pausedRun({ groups: [external], notes });
    answer = async () => {
      await stage.engine.runs.editNotes(runId, [{ locale: 'en-US', text: 'Try the list.' }]);
      return true;
    };
    await expect(handlers()['runs:resume']({ runId })).rejects.toMatchObject({
      error: { code: 'confirmation-outdated' },
    });
    expect((await stage.engine.runs.get(runId)).status.state).toBe('paused');
    answer = false;
    await handlers()['runs:resume']({ runId });
    expect(questions).toHaveLength(2);
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

it('a build is given to testers only after a yes, which names app, build and people; internal ones too', async () => {
  const [build] = stage.practice.world.state.builds;
  const give = (groups: string[], submitForBetaReview = false) =>
    handlers()['builds:give']({
      accountId: 'practice',
      buildId: build?.id ?? '',
      choices: GiveChoices.parse({ groups, submitForBetaReview }),
    });
  expect(await give([external])).toBeNull();
  expect(await give(['Design'])).toBeNull();
  expect(await give([], true)).toBeNull();
  expect(questions.map(({ message }) => message)).toEqual([
    'Rehearse releasing Orbit Notes 1.3.2 (41) to testers?',
    'Rehearse releasing Orbit Notes 1.3.2 (41) to testers?',
    'Rehearse submitting Orbit Notes 1.3.2 (41) for beta review?',
  ]);
  expect(questions[0]?.detail).toContain('“Beta circle” (external, 200 testers)');
  // The group that gets every build has this one already.
  expect(questions[0]?.detail).toContain('Total: 200 testers in 1 group');
  expect(questions[1]?.detail).toContain('Total: 6 testers in 1 group');
  expect(questions[1]?.detail).toMatch(/^Design .*$/m);
  expect(await stage.engine.runs.list()).toEqual([]);
  answer = true;
  const given = await give(['Design']);
  const run = await stage.engine.runs.settled(given?.runId ?? '');
  expect(run.status.state, JSON.stringify(run.status)).toBe('done');
  expect(run.plan).toMatchObject({ scope: 'existing-build', existing: { buildId: build?.id } });
});

it('a key stays when the person declines to delete it', async () => {
  expect(await handlers()['accounts:delete']({ accountId: 'practice' })).toEqual({
    deleted: false,
  });
  expect(questions.map(({ act }) => act)).toEqual(['Delete key']);
  expect(await stage.engine.accounts.list()).toHaveLength(1);
});

it('devices are registered only after a yes, those that were asked about, and one alone without asking', async () => {
  const phones = ['A1', 'A2'].map((end) => ({
    name: `Phone ${end}`,
    udid: `00008150-00000000000000${end}`,
    platform: 'IOS' as const,
  }));
  const register = (devices: typeof phones) =>
    handlers()['devices:import']({ accountId: 'practice', devices });
  const sent = () =>
    stage.practice.requests.filter(
      ({ method, path }) => method === 'POST' && path === '/v1/devices',
    );
  expect(await register(phones)).toBeNull();
  expect(questions.map(({ message, act }) => [message, act])).toEqual([
    ['Register 2 devices?', 'Register 2 devices'],
  ]);
  expect(questions[0]?.detail).toContain('“Phone A1” and “Phone A2”');
  expect(sent()).toHaveLength(0);
  answer = async () => {
    phones.push({ name: 'Slipped in', udid: '00008150-00000000000000A3', platform: 'IOS' });
    return true;
  };
  expect(await register(phones)).toHaveLength(2);
  expect(sent()).toHaveLength(2);
  answer = false;
  expect(await register(phones.slice(0, 1))).toMatchObject([{ outcome: 'already-registered' }]);
  expect(questions).toHaveLength(2);
});

it('builds expire only after a yes that names the app and the people, and only builds of a list that was shown', async () => {
  const all = handlers();
  const { builds } = stage.practice.world.state;
  const [first] = builds;
  if (!first) throw new Error('the world has no build to copy');
  for (const version of ['40', '39'])
    builds.push({
      ...first,
      id: `copy-${version}`,
      betaDetailId: `detail-${version}`,
      version,
      uploadedDate: new Date(Date.parse(first.uploadedDate) - 86_400_000).toISOString(),
    });
  const ofApp = { accountId: 'practice', bundleId: 'com.northwind.orbit' };
  const show = () => all['expiry:preview']({ ...ofApp, filter: everyBuild, isFresh: true });
  const { ticket } = await show();
  const changes = () => stage.practice.requests.filter(({ method }) => method === 'PATCH');
  expect(await all['expiry:expire']({ ticket, buildIds: ['copy-40'] })).toBeNull();
  expect(questions).toMatchObject([
    { message: 'Expire 1 build of Orbit Notes?', act: 'Expire 1 build' },
  ]);
  expect(questions[0]?.detail).toContain('Builds: 1.3.2 (40)');
  expect(questions[0]?.detail).toContain('20 people can install it today.');
  expect(questions[0]?.detail).toContain('Everyone keeps another build.');
  expect(questions[0]?.detail).toContain('Will never get it: “Beta circle”');
  for (const wrong of [
    { ticket: 'made-up', buildIds: ['copy-40'] },
    { ticket, buildIds: ['x'] },
  ])
    await expect(
      Promise.resolve(wrong).then((params) => all['expiry:expire'](params)),
    ).rejects.toMatchObject({ error: { code: 'expiry-outdated' } });
  expect(changes()).toEqual([]);
  answer = true;
  const act = await all['expiry:expire']({ ticket, buildIds: ['copy-40'] });
  expect(act?.results).toMatchObject([{ outcome: 'expired' }]);
  expect(changes().map(({ path }) => path)).toEqual(['/v1/builds/copy-40']);
});

describe('the App Store from the page', () => {
  const others = {
    accountId: 'practice',
    bundleId: 'com.northwind.orbit',
    platform: 'IOS',
  } as const;

  it('preparing a version neither withdraws nor renames one, whatever the page sends', async () => {
    const build = addStoreBuild(stage);
    const plan = AppStorePlan.parse({ submit: false, cancelPrevious: true, renameVersion: true });
    const started = await handlers()['app-store:publish']({ ...others, buildId: build.id, plan });
    const run = await stage.engine.runs.get(started?.runId ?? '');
    expect(run.plan.appStore).toMatchObject({ cancelPrevious: false, renameVersion: false });
    expect(questions).toEqual([]);
  });

  it('a version of one app is not acted on in the name of another', async () => {
    answer = true;
    const { appStoreVersions, apps } = stage.practice.world.state;
    const other = apps.find(({ bundleId }) => bundleId !== others.bundleId);
    const [version] = appStoreVersions.filter(({ appId }) => appId === orbit.id);
    const act = handlers()['app-store:act']({
      ...others,
      bundleId: other?.bundleId ?? '',
      versionId: version?.id ?? '',
      act: 'cancel-submission',
    });
    await expect(act).rejects.toMatchObject({ error: { code: 'store-act-refused' } });
    expect(questions).toEqual([]);
  });
});

it('every channel is classified, and only these ask a person', () => {
  expect(Object.keys(roads).sort()).toEqual([...requestChannels].sort());
  const asking = Object.entries(roads).filter(([, what]) => what === 'asks');
  expect(asking.map(([channel]) => channel)).toEqual([
    'app-store:publish',
    'app-store:proceed',
    'app-store:act',
    'presets:arm',
    'sharing:approve',
    'notes:save-back',
    'accounts:replace',
    'accounts:delete',
    'batches:start',
    'expiry:expire',
    'expiry:resume',
    'hand-over:take-back',
    'groups:set-link',
    'testers:invite',
    'testers:resume-invitation',
    'testers:remove-from-app',
    'testers:resend',
    'devices:import',
    'builds:give',
    'messages:add',
    'messages:change',
    'translator:use-program',
    'translator:use-service',
    'runs:start',
    'runs:start-armed',
    'runs:resume',
    'runs:notify',
    'runs:decide-review',
    'runs:use-existing-build',
  ]);
});

it('no channel reads a file that the page only names', async () => {
  const all = allHandlers({
    engine: stage.engine,
    dropped: createKnownPaths(),
    openedPackages: createKnownPaths(),
    notesFiles: createNotesFiles(),
    sharedFiles: createSharedFiles(stage.engine),
    keyFiles: createKeyFiles(() => []),
    keyBackupFiles: createKeyBackupFiles(stage.engine.backups),
  } as unknown as HandlerParts);
  const asked: Record<string, () => unknown> = {
    'notes:open': () => all['notes:open']({ kind: 'file', path: '/home/ada/passwords.txt' }),
    'notes:beside': () => all['notes:beside']({ path: '/home/ada/any.ipa' }),
    'testers:preview': () =>
      all['testers:preview']({
        accountId: 'practice',
        bundleId: 'com.northwind.orbit',
        groupId: 'g',
        source: { path: '/home/ada/people.csv' },
      }),
    'sharing:open': () => all['sharing:open']({ path: '/home/ada/settings.json' }),
    'accounts:take-key': () => all['accounts:take-key']({ path: '/home/ada/AuthKey.p8' }),
    'backups:take': () => all['backups:take']({ path: '/home/ada/keys.slipwaykeys' }),
    'devices:read-file': () =>
      all['devices:read-file']({ accountId: 'practice', path: '/home/ada/people.csv' }),
  };
  const reading = Object.entries(roads).filter(([, what]) => what === dropped);
  expect(Object.keys(asked)).toEqual(expect.arrayContaining(reading.map(([name]) => name)));
  for (const [channel, ask] of Object.entries(asked)) {
    const refused = await Promise.resolve()
      .then(ask)
      .then(() => null, toAppError);
    expect(refused?.code, channel).toBe('call-refused');
  }
});

it('two groups with the same name count as external when one of them is', () => {
  const group = { id: '1', name: 'A', hasAccessToAllBuilds: false, testerCount: 1 };
  const plan = {
    scope: 'full',
    groups: groupsNamed('A'),
    submitForBetaReview: false,
    appStore: null,
  } as const;
  const known = [
    { ...group, isInternal: true },
    { ...group, isInternal: false },
  ];
  expect(isIrreversible({ ...plan, groups: groupsNamed('A') }, known)).toBe(true);
  expect(isIrreversible({ ...plan, groups: groupsNamed('A') }, known.slice(0, 1))).toBe(false);
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

describe('replacing a build in beta review from the page', () => {
  /** Two builds of one version: the first is in review, and the second waits for a decision. */
  const busy = async () => {
    stage.practice.faults.add(`review-lasts:${30 * 24 * 60}`);
    const publish = async (build: string) =>
      stage.publish({
        packagePath: await stage.sample({ version: '1.4.0', build, fileName: `${build}.ipa` }),
        groups: [external],
        submitForBetaReview: true,
      });
    const [other, run] = [await publish('41'), await publish('42')];
    expect(run.status.state).toBe('review-busy');
    return { other, run };
  };
  const expiries = (buildId: string | null) =>
    stage.practice.requests.filter(
      ({ method, path }) => method === 'PATCH' && path === `/v1/builds/${buildId}`,
    );

  it('the build in review is expired only after a yes to a question that names both builds and who loses one', async () => {
    const { other, run } = await busy();
    const decide = () => handlers()['runs:decide-review']({ runId: run.id, choice: 'replace' });
    await decide();
    expect(questions).toHaveLength(1);
    expect(questions[0]?.message).toBe(
      'Expire Orbit Notes 1.4.0 (41) and submit 1.4.0 (42) instead?',
    );
    expect(questions[0]?.detail).toContain('Build 41 of 1.4.0 is in beta review');
    expect(questions[0]?.detail).toContain('Testers: ');
    expect(questions[0]?.act).toBe('Expire and submit');
    expect(expiries(other.ids.build)).toHaveLength(0);
    answer = true;
    await decide();
    const after = await stage.engine.runs.settled(run.id);
    expect(after.reviewState).toBe('WAITING_FOR_REVIEW');
    expect(expiries(other.ids.build)).toHaveLength(1);
  });

  it('nobody is asked to expire a build that Apple has decided about meanwhile', async () => {
    const { other, run } = await busy();
    stage.practice.clock.advance(31 * 24 * 60 * 60_000);
    await expect(
      handlers()['runs:decide-review']({ runId: run.id, choice: 'replace' }),
    ).rejects.toMatchObject({ error: { code: 'run-not-review-busy' } });
    expect(questions).toHaveLength(0);
    expect(expiries(other.ids.build)).toHaveLength(0);
  });
});
