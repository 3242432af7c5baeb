import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PublishPlanInput } from '../../../shared/domain/publish-plan';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { canResume } from '../../../shared/domain/run-readers';
import { createEngine } from '../../../src-main/engine/create-engine';
import type { Engine } from '../../../src-main/engine/engine';
import type { Fetch } from '../../../src-main/engine/ports';
import { isDue } from '../../helpers/draw';
import { hurriedClock } from '../../helpers/hurried-clock';
import {
  type Rehearsal,
  rehearse,
  secretsInMemory,
  tokenFor,
  uploadWorker,
} from '../../helpers/rehearsal';
import { inParallel } from '../../kill/in-parallel';

type Notify = NonNullable<PublishPlanInput['notify']>;

interface Case {
  name: string;
  notify: () => Notify;
  /** The automatic email setting of new builds. */
  startsOn: boolean;
  /** The value to which someone else changes it while the build is in review. */
  changedTo: boolean | null;
  ends: { byApple: number; byRun: number; released: boolean };
}

const soon = (): Notify => ({ at: new Date(Date.now() + 1_500).toISOString() });
const byApple = { byApple: 1, byRun: 0, released: true };
const byRun = { byApple: 0, byRun: 1, released: true };
const none = { byApple: 0, byRun: 0, released: false };

const cases: Case[] = [
  ['at once', () => 'at-once' as const, true, null, byApple],
  ['at once', () => 'at-once' as const, false, null, byApple],
  ['at once', () => 'at-once' as const, true, false, byRun],
  ['after a word', () => 'after-confirm' as const, true, null, byRun],
  ['after a word', () => 'after-confirm' as const, false, true, byApple],
  ['at a time', soon, true, null, byRun],
  ['nobody', () => 'nobody' as const, true, null, none],
].map(([asked, notify, startsOn, changedTo, ends]) => ({
  name: `${asked}, ${startsOn ? 'on' : 'off'} at first, ${changedTo === null ? 'left alone' : `turned ${changedTo ? 'on' : 'off'} by someone`}`,
  notify,
  startsOn,
  changedTo,
  ends,
})) as Case[];

/**
 * Where the process ends: once the journal has the `nth` event of its kind, at once or after one more request was
 * applied. The number of events of a wait depends on the machine's speed, so events are not identified by number.
 */
interface Kill {
  kind: string;
  nth: number;
  isBeside: boolean;
}

/** One server and one run on it, whose process may be ended at an event of its journal. */
class Trial {
  private readonly home: string;
  private copy: string | null = null;
  private requestsLeft = Number.POSITIVE_INFINITY;
  private isChanged = false;

  constructor(
    private readonly stage: Rehearsal,
    private readonly what: Case,
    private readonly kill: Kill | null,
  ) {
    this.home = join(stage.folder, 'killed');
  }

  /** The run at its end, its journal, and whether its process was ended meanwhile. */
  async toTheEnd(): Promise<{ run: PublishRun; journal: string[]; wasKilled: boolean }> {
    const { practice, connection } = this.stage;
    if (!this.what.startsOn) practice.faults.add('auto-notify-off');
    const first = this.open(this.home, true);
    const plan = {
      packagePath: await this.stage.sample(),
      notes: [{ locale: 'en-US', text: 'Offline search.' }],
      groups: ['QA', 'Beta circle'],
      submitForBetaReview: true,
      waitForTesters: true,
      notify: this.what.notify(),
    };
    const { id } = await first.runs.start(connection, plan);
    let home = this.home;
    let run = await Promise.race([settle(first, id, () => this.copy !== null), this.untilKilled()]);
    // The first process may also have noticed its own end before it was looked for here.
    if (run === null || this.copy !== null) {
      home = this.copy ?? '';
      const second = this.open(home, false);
      run = await settle(second, id, () => false);
      await second.close();
    }
    await first.close();
    return { run, journal: journalIn(home), wasKilled: this.copy !== null };
  }

  private untilKilled(): Promise<null> {
    return new Promise((resolve) => {
      const timer = setInterval(() => {
        if (this.copy === null || this.requestsLeft > 0) return;
        clearInterval(timer);
        resolve(null);
      }, 10);
      timer.unref();
    });
  }

  private open(home: string, mayDie: boolean): Engine {
    return createEngine({
      home,
      secrets: secretsInMemory(),
      uploadWorker,
      clock: hurriedClock(20),
      fetch: mayDie ? this.mortal() : this.onTheWay,
      onRunChanged: () => {
        if (mayDie) this.dieAtLine();
      },
    });
  }

  /** The process leaves behind what is on disk at this moment. */
  private dieAtLine(): void {
    if (!this.kill || this.copy !== null) return;
    const { kind, nth } = this.kill;
    if (kindsOf(journalIn(this.home)).filter((one) => one === kind).length < nth) return;
    this.copy = join(this.stage.folder, 'left-behind');
    this.requestsLeft = this.kill.isBeside ? 1 : 0;
    cpSync(this.home, this.copy, { recursive: true });
    rmSync(join(dirname(journalPath(this.copy)), 'in-use'), { force: true });
  }

  /** No request of a dead process is sent; the response to its last one is lost. */
  private mortal(): Fetch {
    return async (url, init) => {
      if (this.requestsLeft <= 0) return never(init);
      if (this.copy === null) return this.onTheWay(url, init);
      await this.onTheWay(url, init);
      this.requestsLeft = 0;
      return never(init);
    };
  }

  /** Once the build is in review, someone else changes the setting. */
  private readonly onTheWay: Fetch = async (url, init) => {
    const answer = await fetch(url, init);
    const isSubmitted = url.pathname === '/v1/betaAppReviewSubmissions' && answer.status === 201;
    const { changedTo } = this.what;
    if (!isSubmitted || changedTo === null || this.isChanged) return answer;
    this.isChanged = true;
    const buildId = JSON.parse(String(init.body)).data.relationships.build.data.id;
    const detail = await this.stage.ask(`/v1/builds/${buildId}/buildBetaDetail`);
    const id = detail.rows[0]?.id ?? '';
    const attributes = { autoNotifyEnabled: changedTo };
    await fetch(new URL(`/v1/buildBetaDetails/${id}`, url), {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${await tokenFor(this.stage.practice)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ data: { type: 'buildBetaDetails', id, attributes } }),
    });
    return answer;
  };
}

const never = ({ signal }: RequestInit): Promise<Response> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

function journalPath(home: string): string {
  const runs = join(home, 'practice/runs');
  return join(runs, readdirSync(runs)[0] ?? '', 'journal.jsonl');
}

function journalIn(home: string): string[] {
  return readFileSync(journalPath(home), 'utf8').split('\n').slice(0, -1);
}

/** A person who sees the run: resumes it, and confirms when it asks. */
async function settle(engine: Engine, runId: string, isDead: () => boolean): Promise<PublishRun> {
  for (let acts = 0; acts < 6 && !isDead(); acts += 1) {
    const run = await engine.runs.get(runId);
    if (run.status.state === 'running') await engine.runs.resume(runId).catch(() => undefined);
    else if (run.status.state === 'ready-to-notify') await engine.runs.notify(runId);
    else if (canResume(run)) await engine.runs.resume(runId);
    else return run;
    await engine.runs.settled(runId);
  }
  return engine.runs.get(runId);
}

/** How often testers were emailed, and whether they have the build. */
async function outcome(stage: Rehearsal, { ids }: PublishRun) {
  const { rows } = await stage.ask(`/v1/builds/${ids.build}/buildBetaDetail`);
  const { autoNotifyEnabled, externalBuildState } = rows[0]?.attributes ?? {};
  const sent = stage.practice.requests.filter(
    ({ method, path, status }) =>
      method === 'POST' && path === '/v1/buildBetaNotifications' && status === 201,
  );
  return {
    byApple: autoNotifyEnabled === true ? 1 : 0,
    byRun: sent.length,
    released: externalBuildState === 'IN_BETA_TESTING',
  };
}

async function attempt(what: Case, kill: Kill | null) {
  const stage = await rehearse({ checksSchemas: false });
  try {
    const { run, journal, wasKilled } = await new Trial(stage, what, kill).toTheEnd();
    const where = `${what.name}: ${JSON.stringify(kill)} ${JSON.stringify(run.status)}`;
    expect(run.status.state, where).toBe('done');
    expect(await outcome(stage, run), where).toEqual(what.ends);
    return { journal, wasKilled };
  } finally {
    await stage.end();
  }
}

/** From the email setting to the end. If a write was announced, the request itself may have been applied. */
function killsIn(journal: readonly string[]): Kill[] {
  const kinds = kindsOf(journal);
  const from = kinds.indexOf('step-started emails');
  return kinds.slice(from, -1).flatMap((kind, place) => {
    const nth = kinds.slice(0, from + place + 1).filter((one) => one === kind).length;
    const isAnnounced = kind.startsWith('write-intended');
    return [
      { kind, nth, isBeside: false },
      ...(isAnnounced ? [{ kind, nth, isBeside: true }] : []),
    ];
  });
}

function kindsOf(journal: readonly string[]): string[] {
  return journal.map((line) => {
    const { type, step, what } = JSON.parse(line).event;
    return [type, step, what].filter(Boolean).join(' ');
  });
}

const concurrency = 4;
const counts: number[] = [];
afterAll(() => {
  const trials = counts.reduce((sum, one) => sum + one, 0);
  process.stdout.write(
    `${trials} runs ended at a line of their journal in ${counts.length} cases: testers emailed as asked, never twice\n`,
  );
});

describe('testers are emailed as the plan asks, wherever the process ends', () => {
  it.each(cases)(
    'testers are emailed as the plan says, wherever the process ends: $name',
    { timeout: 600_000 },
    async (what) => {
      const first = cases.indexOf(what);
      const kills = killsIn((await attempt(what, null)).journal).filter(
        ({ isBeside }, place) => isBeside || isDue(first + place, 4),
      );
      expect(kills.length).toBeGreaterThan(5);
      const trials = await inParallel(concurrency, kills, (kill) => attempt(what, kill));
      counts.push(trials.filter(({ wasKilled }) => wasKilled).length);
    },
  );
});
