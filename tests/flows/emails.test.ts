import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allInWords } from '#shared/words/say';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { testersHaveBuild } from '../../shared/domain/run-readers';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { until } from './reliability/full-publish';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(() => stage.end());

async function publish(plan: Partial<PublishPlanInput>): Promise<PublishRun> {
  return stage.publish({
    packagePath: await stage.sample(),
    notes: [{ locale: 'en-US', text: 'Offline search.' }],
    groups: ['QA', 'Beta circle'],
    submitForBetaReview: true,
    waitForTesters: true,
    ...plan,
  });
}

async function confirm({ id }: PublishRun): Promise<PublishRun> {
  await stage.engine.runs.notify(id);
  return stage.engine.runs.settled(id);
}

const requestsTo = (method: string, path: string) =>
  stage.practice.requests.filter(
    (request) => request.method === method && request.path.startsWith(path),
  );
const notifications = () => requestsTo('POST', '/v1/buildBetaNotifications');

async function isAutomatic(run: PublishRun): Promise<unknown> {
  const { rows } = await stage.ask(`/v1/builds/${run.ids.build}/buildBetaDetail`);
  return rows[0]?.attributes.autoNotifyEnabled;
}

describe('emails to testers', () => {
  it('emails are sent by Apple as soon as testers can install, even if a new build has them off', async () => {
    stage.practice.faults.add('auto-notify-off');
    const run = await publish({});
    expect(run.status.state).toBe('done');
    expect(testersHaveBuild(run)).toBe(true);
    expect(run.emails).toMatchObject({ automatic: true, sent: 'no' });
    expect(await isAutomatic(run)).toBe(true);
    expect(notifications()).toHaveLength(0);
  });

  it('emails are turned off before any group has the build, and wait for a person', async () => {
    const run = await publish({ notify: 'after-confirm' });
    expect(run.status).toMatchObject({ state: 'ready-to-notify', reason: 'asked' });
    expect(run.buildStates?.external).toBe('BETA_APPROVED');
    expect(notifications()).toHaveLength(0);
    const order = stage.practice.requests.map(({ method, path }) => `${method} ${path}`);
    const turnedOff = order.findIndex((one) => one.startsWith('PATCH /v1/buildBetaDetails/'));
    const given = order.findIndex((one) => one.includes('/relationships/betaGroups'));
    expect(turnedOff).toBeGreaterThan(-1);
    expect(turnedOff).toBeLessThan(given);

    const ended = await confirm(run);
    expect(ended.status.state).toBe('done');
    expect(testersHaveBuild(ended)).toBe(true);
    expect(ended.emails.sent).toBe('yes');
    expect(notifications()).toHaveLength(1);
  });

  it('a run that is only resumed asks again before it emails testers', async () => {
    const run = await publish({ notify: 'after-confirm' });
    await stage.engine.runs.resume(run.id);
    const again = await stage.engine.runs.settled(run.id);
    expect(again.status).toMatchObject({ state: 'ready-to-notify' });
    expect(notifications()).toHaveLength(0);
  });

  it('emails are sent at the time in the plan, once', async () => {
    const at = new Date(Date.now() + 6_000).toISOString();
    const run = await publish({ notify: { at } });
    expect(run.status.state).toBe('done');
    expect(testersHaveBuild(run)).toBe(true);
    const [sent, ...more] = notifications();
    expect(more).toEqual([]);
    expect(Date.parse(sent?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(at));
  });

  it('emails are not sent at all when the plan has none, and the run says what that means', async () => {
    const run = await publish({ notify: 'nobody' });
    expect(run.status.state).toBe('done');
    expect(notifications()).toHaveLength(0);
    expect(await isAutomatic(run)).toBe(false);
    const last = run.steps.at(-1)?.progress;
    expect(allInWords(last)).toMatchObject({
      state: 'done',
      sentence: expect.stringMatching(
        /not released to external testers, because no one is emailed/,
      ),
    });
  });

  it('emails are not sent twice when their response is lost: the build at its testers shows that they were sent', async () => {
    const run = await publish({ notify: 'after-confirm' });
    stage.practice.faults.add('server-error-after:POST /v1/buildBetaNotifications');
    const ended = await confirm(run);
    expect(ended.status.state).toBe('done');
    expect(ended.emails.sent).toBe('yes');
    expect(notifications()).toHaveLength(1);
  });

  it('emails are not sent again automatically when they may have been sent and nothing shows it', async () => {
    const run = await publish({ notify: 'after-confirm' });
    stage.practice.faults.add('server-error-before:POST /v1/buildBetaNotifications');
    const unsure = await confirm(run);
    expect(unsure.status).toMatchObject({ state: 'ready-to-notify', reason: 'unanswered' });
    await stage.engine.runs.resume(run.id);
    expect((await stage.engine.runs.settled(run.id)).status).toMatchObject({
      state: 'ready-to-notify',
      reason: 'unanswered',
    });
    expect(notifications()).toHaveLength(1);
    expect((await confirm(run)).status.state).toBe('done');
    expect(notifications()).toHaveLength(2);
  });

  it('a run asks before it emails testers when lost lines of its journal may have recorded an email', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const packagePath = await stage.sample();
    const plan = { packagePath, groups: ['Design'], notify: { at } };
    const { id } = await stage.engine.runs.start(stage.connection, plan);
    await until(stage, ({ steps }) =>
      steps.some((step) => step.id === 'testers' && step.progress.state === 'running'),
    );
    await stage.engine.runs.pause(id);
    const journal = join(await stage.engine.runs.folder(id), 'journal.jsonl');
    const lines = (await readFile(journal, 'utf8')).split('\n');
    lines[lines.length - 4] = 'not a line';
    await writeFile(journal, lines.join('\n'));
    await stage.engine.runs.resume(id);
    const run = await stage.engine.runs.settled(id);
    expect(run.status).toMatchObject({ state: 'ready-to-notify', reason: 'unanswered' });
    expect(notifications()).toHaveLength(0);
  });

  it('emails cannot be confirmed for a run that does not ask for it', async () => {
    const run = await publish({});
    await expect(stage.engine.runs.notify(run.id)).rejects.toMatchObject({
      error: { code: 'run-not-ready-to-notify' },
    });
  });
});
