import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InvitationRow, Tester, TesterGroup } from '#shared/domain/tester';
import { dist, root } from '../../src-main/dev/paths.mjs';
import { bundlePrograms } from '../helpers/bundle-programs.mjs';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* Groups and testers of an app, over HTTP against the practice server. */

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

const bundleId = 'com.northwind.orbit';
const testers = () => stage.engine.testers;
const groupNamed = async (name: string): Promise<TesterGroup> => {
  const groups = await testers().groups(stage.connection, bundleId);
  const found = groups.find((group) => group.name === name);
  if (!found) throw new Error(`there is no group ${name}`);
  return found;
};
const readAll = async (groupId: string | null): Promise<Tester[]> => {
  let page = await testers().read(stage.connection, bundleId, groupId);
  const all = [...page.testers];
  while (page.more !== null) {
    page = await testers().readMore(stage.connection, page.more);
    all.push(...page.testers);
  }
  return all;
};
const person = (email: string) => ({ email, firstName: null, lastName: null });
const posts = (path: string) =>
  stage.practice.requests.filter((one) => one.method === 'POST' && one.path === path).length;
/** A second invitation of someone who has one is refused by the practice server. */
const refusedPosts = () =>
  stage.practice.requests.filter(
    ({ method, path, status }) => method === 'POST' && path === '/v1/betaTesters' && status >= 400,
  );
const rowsByOutcome = (rows: readonly InvitationRow[]) =>
  Object.fromEntries(rows.map(({ email, outcome }) => [email, outcome]));

async function invite(emails: readonly string[], groupName = 'Beta circle') {
  const { id: groupId } = await groupNamed(groupName);
  const target = await testers().group(stage.connection, bundleId, groupId);
  const { id } = await testers().invite(stage.connection, target, emails.map(person));
  const invitation = await testers().invitations.settled(id);
  return { invitation, rows: await testers().invitations.rows(id) };
}

describe('groups', () => {
  it('are listed with their kind, testers and public link', async () => {
    expect(await groupNamed('QA')).toMatchObject({
      isInternal: true,
      hasAccessToAllBuilds: true,
      testerCount: 14,
      link: { isOn: false, address: null, limit: null },
    });
    expect(await groupNamed('Beta circle')).toMatchObject({ isInternal: false, testerCount: 200 });
  });

  it('can be created internal with automatic builds, and external', async () => {
    const create = (name: string, isInternal: boolean) =>
      testers().createGroup(stage.connection, bundleId, {
        name: ` ${name} `,
        isInternal,
        hasAccessToAllBuilds: isInternal,
      });
    expect(await create('Team', true)).toMatchObject({
      name: 'Team',
      isInternal: true,
      hasAccessToAllBuilds: true,
      testerCount: 0,
    });
    expect(await create('Friends', false)).toMatchObject({ isInternal: false });
    expect(await groupNamed('Friends')).toMatchObject({ hasAccessToAllBuilds: false });
  });

  it('are created once when the answer is lost', async () => {
    stage.practice.faults.add('server-error-after:POST /v1/betaGroups');
    const group = { name: 'Once', isInternal: false, hasAccessToAllBuilds: false };
    await testers().createGroup(stage.connection, bundleId, group);
    const named = stage.practice.world.state.betaGroups.filter(({ name }) => name === 'Once');
    expect(named).toHaveLength(1);
  });

  it('that are internal cannot have a public link, and Apple’s words say so', async () => {
    const { id } = await groupNamed('QA');
    await expect(
      testers().setLink(stage.connection, bundleId, id, { isOn: true, limit: null }),
    ).rejects.toMatchObject({
      error: {
        apple: {
          status: 409,
          errors: [{ detail: 'A public link cannot be used with an internal group' }],
        },
      },
    });
    expect(await groupNamed('QA')).toMatchObject({ link: { isOn: false, address: null } });
  });

  it('have a name that can be seen', async () => {
    const { id } = await groupNamed('Design');
    for (const name of [' ', '\u200b', '\u200b \u2060'])
      await expect(
        testers().renameGroup(stage.connection, bundleId, id, name),
        JSON.stringify(name),
      ).rejects.toMatchObject({ error: { code: 'group-name-malformed' } });
  });

  it('can be renamed', async () => {
    const { id } = await groupNamed('Design');
    await testers().renameGroup(stage.connection, bundleId, id, 'Design team');
    expect((await groupNamed('Design team')).id).toBe(id);
  });

  it('of another app are not changed', async () => {
    const other = stage.practice.world.state.betaGroups.find(({ appId }) => appId !== '6480000001');
    await expect(
      testers().renameGroup(stage.connection, bundleId, other?.id ?? 'none', 'Mine'),
    ).rejects.toThrow(/no longer exists/);
  });

  it('get a public link with a limit, and lose it again', async () => {
    const { id } = await groupNamed('Beta circle');
    const link = { isOn: true, limit: 50 };
    const on = await testers().setLink(stage.connection, bundleId, id, link);
    expect(on.link).toMatchObject({ isOn: true, limit: 50 });
    expect(on.link.address).toMatch(/^http/);
    const off = await testers().setLink(stage.connection, bundleId, id, {
      isOn: false,
      limit: null,
    });
    expect(off.link).toMatchObject({ isOn: false, address: null });
  });
});

it('testers are read page by page, and a page that was read is not read again', async () => {
  const { id } = await groupNamed('Beta circle');
  const { betaTesters } = stage.practice.world.state;
  const [first] = betaTesters.filter(({ betaGroupIds }) => betaGroupIds.includes(id));
  for (let number = 0; number < 250; number += 1)
    betaTesters.push({ ...(first as (typeof betaTesters)[0]), id: `more-${number}`, email: null });
  const page = await testers().read(stage.connection, bundleId, id);
  expect(page).toMatchObject({ total: 450 });
  expect(page.testers).toHaveLength(200);
  const all = await readAll(id);
  expect(new Set(all.map((one) => one.id)).size).toBe(450);
  expect(all.filter(({ email }) => email === null)).toHaveLength(250);
  const more = page.more ?? '';
  await testers().readMore(stage.connection, more);
  await expect(testers().readMore(stage.connection, more)).rejects.toThrow(/too long ago/);
});

describe('inviting', () => {
  it('invites new people, adds testers of the team, and leaves members alone', async () => {
    const { id } = await groupNamed('Beta circle');
    const [member] = await readAll(id);
    const outsider = stage.practice.world.state.betaTesters.find(
      ({ betaGroupIds }) => !betaGroupIds.includes(id),
    );
    const { invitation, rows } = await invite([
      'new@example.com',
      member?.email ?? '',
      outsider?.email ?? '',
    ]);
    expect(invitation).toMatchObject({ state: 'done', error: null, unconfirmed: 0, total: 3 });
    expect(rowsByOutcome(rows)).toEqual({
      'new@example.com': 'invited',
      [member?.email ?? '']: 'already',
      [outsider?.email ?? '']: 'added',
    });
    expect(posts('/v1/betaTesters')).toBe(1);
    expect((await readAll(id)).some(({ email }) => email === 'new@example.com')).toBe(true);
  });

  it('goes on after someone whom Apple refuses, and says why in Apple’s words', async () => {
    const { invitation, rows } = await invite(
      ['stranger@example.com', 'admin@example.com'],
      'Design',
    );
    expect(invitation).toMatchObject({ state: 'done', counts: { invited: 1, failed: 1 } });
    expect(JSON.stringify(rows[0]?.error)).toContain('cannot be assigned');
  });

  it('inviting sends nothing for an invalid email address', async () => {
    const { rows } = await invite(['not an address', 'b@example.com']);
    expect(rows[0]).toMatchObject({ outcome: 'failed', error: { apple: null } });
    expect(rows[1]).toMatchObject({ outcome: 'invited' });
    expect(posts('/v1/betaTesters')).toBe(1);
  });

  it('sends no second email when an answer is lost', async () => {
    stage.practice.faults.add('server-error-after:POST /v1/betaTesters');
    const { invitation, rows } = await invite(['once@example.com']);
    expect(invitation).toMatchObject({ state: 'done', unconfirmed: 0 });
    expect(rows[0]).toMatchObject({ outcome: 'invited', isConfirmed: true });
    expect(posts('/v1/betaTesters')).toBe(1);
  });

  it('resumed before App Store Connect shows a person, waits for that and sends no second email', async () => {
    stage.practice.faults.add('read-lag:1s');
    const { id: groupId } = await groupNamed('Beta circle');
    const target = await testers().group(stage.connection, bundleId, groupId);
    const emails = Array.from({ length: 6 }, (_, number) => `late${number}@example.com`);
    const { id } = await testers().invite(stage.connection, target, emails.map(person));
    const made = () =>
      stage.practice.world.state.betaTesters.filter(({ email }) => emails.includes(email ?? ''));
    while (made().length < 3) await new Promise((resolve) => setImmediate(resolve));
    await stage.reopen();
    expect((await testers().invitations.get(id)).counts.invited).toBeLessThan(4);
    await testers().invitations.resume(id);
    const after = await testers().invitations.settled(id);
    expect(after).toMatchObject({ state: 'done', unconfirmed: 0, counts: { unclear: 0 } });
    expect(made()).toHaveLength(6);
    expect(refusedPosts()).toEqual([]);
  });

  it('stopped while someone unclear is looked for, leaves them to a person and sends nothing', async () => {
    stage.practice.faults.add('server-error-before:POST /v1/betaTesters');
    const { invitation } = await invite(['lost@example.com']);
    const before = posts('/v1/betaTesters');
    await testers().invitations.resume(invitation.id);
    const stopped = await testers().invitations.stop(invitation.id);
    expect(stopped).toMatchObject({ state: 'stopped', counts: { unclear: 1 } });
    expect(posts('/v1/betaTesters')).toBe(before);
  });

  it('believes the list of the group about a tester in more groups than one answer has', async () => {
    const { id } = await groupNamed('Beta circle');
    const { betaGroups, betaTesters } = stage.practice.world.state;
    const [member, outsider] = [true, false].map((isIn) =>
      betaTesters.find(({ email, betaGroupIds }) => email && betaGroupIds.includes(id) === isIn),
    );
    const [sample] = betaGroups;
    const many = Array.from({ length: 60 }, (_, number) => `many-${number}`);
    for (const one of many)
      betaGroups.push({ ...(sample as (typeof betaGroups)[0]), id: one, name: one });
    for (const tester of [member, outsider]) tester?.betaGroupIds.unshift(...many);
    const emails = [member?.email ?? '', outsider?.email ?? ''];
    const preview = await testers().preview(
      stage.connection,
      { bundleId, groupId: id },
      { text: emails.join('\n'), fileName: null },
    );
    expect(preview.lines.map(({ state }) => state)).toEqual(['in-group', 'of-app']);
    const { invitation, rows } = await invite(emails);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['already', 'added']);
    expect(invitation.unconfirmed).toBe(0);
    expect(posts(`/v1/betaGroups/${id}/relationships/betaTesters`)).toBe(1);
    const removal = await testers().remove(stage.connection, bundleId, id, [outsider?.id ?? '']);
    expect(removal).toMatchObject({ unconfirmed: 0 });
  });

  it('leaves a person unclear who was not sent, and invites them when it is resumed', async () => {
    stage.practice.faults.add('server-error-before:POST /v1/betaTesters');
    const { invitation, rows } = await invite(['lost@example.com']);
    expect(invitation.state).toBe('done');
    expect(rows[0]).toMatchObject({ outcome: 'unclear', isConfirmed: false });
    await testers().invitations.resume(invitation.id);
    expect((await testers().invitations.settled(invitation.id)).counts.invited).toBe(1);
  });

  it('stops at what would stop everyone, and resumes with those who are left', async () => {
    stage.practice.faults.add('forbidden:POST /v1/betaTesters');
    const { invitation } = await invite(['a@example.com', 'b@example.com']);
    expect(invitation).toMatchObject({ state: 'stopped', counts: { waiting: 2 } });
    expect(invitation.error).not.toBeNull();
    stage.practice.faults.clear();
    await testers().invitations.resume(invitation.id);
    const after = await testers().invitations.settled(invitation.id);
    expect(after).toMatchObject({ state: 'done', counts: { invited: 2 } });
  });

  it('survives the end of the program in the middle, and nobody is invited twice', async () => {
    const emails = Array.from({ length: 30 }, (_, number) => `p${number}@example.com`);
    const { id: groupId } = await groupNamed('Beta circle');
    const target = await testers().group(stage.connection, bundleId, groupId);
    const { id } = await testers().invite(stage.connection, target, emails.map(person));
    while (posts('/v1/betaTesters') < 5) await new Promise((resolve) => setImmediate(resolve));
    await stage.reopen();
    const [before] = await testers().invitations.list();
    expect(before).toMatchObject({ id, state: 'stopped', total: 30 });
    await testers().invitations.resume(id);
    expect(await testers().invitations.settled(id)).toMatchObject({
      state: 'done',
      unconfirmed: 0,
    });
    const made = stage.practice.world.state.betaTesters.filter(({ email }) =>
      emails.includes(email ?? ''),
    );
    expect(made).toHaveLength(30);
    expect(refusedPosts()).toEqual([]);
  });

  it('killed again and again, each person still gets exactly one invitation', async () => {
    await bundlePrograms(root, 'flows', {
      inviter: join(import.meta.dirname, 'programs/inviter.ts'),
    });
    // Longer than a start takes, and shorter than two minutes of the inviter’s clock.
    stage.practice.faults.add('read-lag:4s');
    const emails = Array.from({ length: 14 }, (_, number) => `k${number}@example.com`);
    const { id: groupId } = await groupNamed('Beta circle');
    const made = () =>
      stage.practice.world.state.betaTesters.filter(({ email }) => emails.includes(email ?? ''));
    const order = { home: stage.home, connection: stage.connection, bundleId, groupId, emails };
    let said = '';
    for (let starts = 0; starts < 40 && said === ''; starts += 1) {
      const child = spawn(
        process.execPath,
        [join(dist, 'flows/inviter.js'), JSON.stringify(order)],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const reads: Buffer[] = [];
      child.stdout.on('data', (data: Buffer) => reads.push(data));
      const ended = once(child, 'exit');
      let isOver = false;
      void ended.then(() => {
        isOver = true;
      });
      // In turn: as soon as the server has the person, once it has answered, and after the next request.
      const wanted = made().length + 2;
      const answered = stage.practice.requests.length;
      const isDue = () =>
        made().length >= wanted &&
        (starts % 3 === 0 ||
          stage.practice.requests.slice(answered).filter(({ method }) => method === 'POST')
            .length >=
            1 + (starts % 3));
      while (!isOver && !isDue()) await new Promise((resolve) => setImmediate(resolve));
      if (!isOver) child.kill('SIGKILL');
      await ended;
      said = Buffer.concat(reads).toString();
    }
    expect(JSON.parse(said)).toMatchObject({
      state: 'done',
      unconfirmed: 0,
      counts: { failed: 0, unclear: 0, waiting: 0 },
    });
    expect(made()).toHaveLength(14);
    expect(refusedPosts()).toEqual([]);
  });

  it('are sent by one process at a time, and the next one goes on from what was sent', async () => {
    const { id: groupId } = await groupNamed('Beta circle');
    const target = await testers().group(stage.connection, bundleId, groupId);
    const people = Array.from({ length: 12 }, (_, n) => person(`once${n}@example.com`));
    const { id } = await testers().invite(stage.connection, target, people);
    const other = stage.beside().testers.invitations;
    expect((await other.list()).map((one) => one.id)).toContain(id);
    const busy = { error: { code: 'invitation-busy' } };
    await expect(other.resume(id)).rejects.toMatchObject(busy);
    await expect(other.remove(id)).rejects.toMatchObject(busy);
    await testers().invitations.settled(id);
    await other.resume(id);
    expect(await other.settled(id)).toMatchObject({ state: 'done', counts: { invited: 12 } });
    expect(posts('/v1/betaTesters')).toBe(12);
  });

  it('that is removed leaves no address behind', async () => {
    const { invitation } = await invite(['gone@example.com']);
    await testers().invitations.remove(invitation.id);
    await stage.reopen();
    expect(await testers().invitations.list()).toEqual([]);
    await expect(testers().invitations.rows(invitation.id)).rejects.toMatchObject({
      error: { code: 'invitation-not-found' },
    });
  });
});

it('a preview says what would become of each person, and sends nothing', async () => {
  const { id: groupId } = await groupNamed('Beta circle');
  const [member] = await readAll(groupId);
  const design = await groupNamed('Design');
  const [colleague] = await readAll(design.id);
  const text = ['new@example.com', member?.email, colleague?.email, 'new@example.com', 'x@'].join(
    '\n',
  );
  const from = stage.practice.requests.length;
  const preview = await testers().preview(
    stage.connection,
    { bundleId, groupId },
    { text, fileName: null },
  );
  expect(preview.lines.map(({ state }) => state)).toEqual([
    'new',
    'in-group',
    'of-app',
    'repeated',
    'invalid',
  ]);
  expect(preview.placesLeft).toBeGreaterThan(9_000);
  const sent = stage.practice.requests.slice(from).filter(({ method }) => method !== 'GET');
  expect(sent).toEqual([]);
  const team = await testers().preview(
    stage.connection,
    { bundleId, groupId: design.id },
    { text: 'stranger@example.com\nadmin@example.com', fileName: null },
  );
  expect(team.lines.map(({ state }) => state)).toEqual(['not-a-user', 'new']);
});

describe('removing', () => {
  it('takes people out of one group, and undo brings them back', async () => {
    const { id: groupId } = await groupNamed('Beta circle');
    const ids = (await readAll(groupId)).slice(0, 3).map(({ id }) => id);
    const removal = await testers().remove(stage.connection, bundleId, groupId, ids);
    expect(removal.results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect((await groupNamed('Beta circle')).testerCount).toBe(197);
    const back = await testers().restore(removal.id);
    expect(back.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect((await groupNamed('Beta circle')).testerCount).toBe(200);
    await expect(testers().restore(removal.id)).rejects.toMatchObject({
      error: { code: 'removal-not-undoable' },
    });
  });

  it('reports one who is gone without keeping the others', async () => {
    const { id: groupId } = await groupNamed('Beta circle');
    const [first, second] = await readAll(groupId);
    const { state } = stage.practice.world;
    state.betaTesters = state.betaTesters.filter(({ id }) => id !== first?.id);
    const { results } = await testers().remove(stage.connection, bundleId, groupId, [
      first?.id ?? '',
      second?.id ?? '',
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'done']);
  });

  it('from the app takes people out of every group', async () => {
    const { id: groupId } = await groupNamed('Beta circle');
    const [first] = await readAll(groupId);
    await testers().removeFromApp(stage.connection, bundleId, [first?.id ?? '']);
    expect((await readAll(null)).some(({ id }) => id === first?.id)).toBe(false);
  });
});

describe('a group without a build', () => {
  const emptyGroup = () =>
    testers().createGroup(stage.connection, bundleId, {
      name: 'Partners',
      isInternal: false,
      hasAccessToAllBuilds: false,
    });

  it('has people who are added and not called invited, since Apple emails them later', async () => {
    const { id } = await emptyGroup();
    expect((await testers().read(stage.connection, bundleId, id)).hasBuild).toBe(false);
    const { invitation, rows } = await invite(['later@example.com'], 'Partners');
    expect(invitation).toMatchObject({ state: 'done', notEmailed: 1, unconfirmed: 0 });
    expect(rows[0]).toMatchObject({ outcome: 'invited', state: 'NOT_INVITED', isConfirmed: true });
    await stage.reopen();
    expect((await testers().invitations.get(invitation.id)).notEmailed).toBe(1);
  });

  it('sends no invitation again, and says why', async () => {
    const { id } = await emptyGroup();
    await invite(['later@example.com'], 'Partners');
    const [later] = await readAll(id);
    const [result] = await testers().resend(stage.connection, bundleId, [later?.id ?? '']);
    expect(result).toMatchObject({ outcome: 'failed', error: { code: 'tester-without-build' } });
    expect(posts('/v1/betaTesterInvitations')).toBe(0);
  });

  it('is not taken for one whose testers have a build', async () => {
    const { id } = await groupNamed('Beta circle');
    expect((await testers().read(stage.connection, bundleId, id)).hasBuild).toBe(true);
    const { invitation, rows } = await invite(['now@example.com']);
    expect(invitation.notEmailed).toBe(0);
    expect(rows[0]?.state).toBe('INVITED');
  });
});

it('lines of a list that could not be used stay in the result, also over a restart', async () => {
  const { id: groupId } = await groupNamed('Beta circle');
  const text =
    'First Name,Last Name,Email\nMia,Wong,\nAda,L,ada@example.com\nAda,L,ada@example.com\n';
  const target = { bundleId, groupId };
  const { lines } = await testers().preview(stage.connection, target, { text, fileName: null });
  const leftOut = lines.flatMap(({ state, ...line }) =>
    state === 'invalid' || state === 'repeated' ? [{ ...line, state }] : [],
  );
  const group = await testers().group(stage.connection, bundleId, groupId);
  const sent = lines.filter(({ state }) => state === 'new');
  const { id } = await testers().invite(stage.connection, group, sent, leftOut);
  await testers().invitations.settled(id);
  await stage.reopen();
  expect((await testers().invitations.get(id)).counts['left-out']).toBe(2);
  expect(await testers().invitations.rows(id)).toMatchObject([
    { email: 'ada@example.com', outcome: 'invited' },
    { email: '', lastName: 'Wong', outcome: 'left-out', reason: expect.anything() },
    { email: 'ada@example.com', outcome: 'left-out', reason: expect.anything() },
  ]);
});

describe('resending an invitation', () => {
  const invited = async () => {
    const { id } = await groupNamed('Beta circle');
    return (await readAll(id)).find(({ state }) => state === 'INVITED')?.id ?? '';
  };

  it('emails once for each person, and says who has accepted already', async () => {
    const { id } = await groupNamed('Beta circle');
    const installed = (await readAll(id)).find(({ state }) => state === 'INSTALLED')?.id ?? '';
    const results = await testers().resend(stage.connection, bundleId, [
      await invited(),
      installed,
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'failed']);
    expect(posts('/v1/betaTesterInvitations')).toBe(2);
  });

  it('is never repeated when the answer is lost', async () => {
    stage.practice.faults.add('server-error-after:POST /v1/betaTesterInvitations');
    const [result] = await testers().resend(stage.connection, bundleId, [await invited()]);
    expect(result?.outcome).toBe('unclear');
    expect(posts('/v1/betaTesterInvitations')).toBe(1);
  });
});
