import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PublishPlanInput } from '../../../shared/domain/publish-plan';
import { dist, root } from '../../../src-main/dev/paths.mjs';
import { bundlePrograms } from '../../helpers/bundle-programs.mjs';
import { type Rehearsal, rehearse, uploadWorker } from '../../helpers/rehearsal';
import type { DeathPoint } from '../../kill/publisher-order';
import type { AppLine, AppOrder } from '../programs/app-process';

/* A release of days, by an app that is killed again and again: what Apple is sent, and what a person is told. */

const day = 24 * 60 * 60_000;
const keyId = '2X9R4HXF34';
const issuerId = '57246542-96fe-1a63-e053-0824d011072a';

let stage: Rehearsal;
let order: Omit<AppOrder, 'plan' | 'death'>;
const pair = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

beforeAll(() =>
  bundlePrograms(root, 'flows', {
    'app-process': join(import.meta.dirname, '../programs/app-process.ts'),
  }),
);

beforeEach(async () => {
  stage = await rehearse({
    practice: {
      speed: 600,
      partSize: 64 * 1024,
      // Its review ends only because the clock is set forward.
      faults: [`review-lasts:${2 * 24 * 60}`],
      keys: [{ keyId, issuerId, publicKeyPem: pair.publicKey, role: 'APP_MANAGER' }],
    },
  });
  const home = join(stage.folder, 'app');
  await mkdir(home);
  order = {
    home,
    server: stage.practice.url,
    key: { name: 'Northwind Apps', keyId, issuerId, privateKeyPem: pair.privateKey },
    uploadWorker: fileURLToPath(uploadWorker),
  };
  // The build is at App Store Connect already: a live run sends no bytes to this computer.
  const { status } = await stage.publish({
    packagePath: await stage.sample(),
    scope: 'upload-only',
  });
  expect(status.state).toBe('done');
});
afterEach(() => stage.end());

/** One start of the app: what it printed until `isEnough`, when it is killed, or until it killed itself. */
async function startOfApp(
  plan: PublishPlanInput,
  end: { death: DeathPoint } | { isEnough: (lines: readonly AppLine[]) => boolean },
): Promise<AppLine[]> {
  const death = 'death' in end ? end.death : null;
  const child = spawn(
    process.execPath,
    [join(dist, 'flows/app-process.js'), JSON.stringify({ ...order, plan, death })],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const closed = new Promise<string | null>((resolve) =>
    child.once('close', (_, signal) => resolve(signal)),
  );
  const lines: AppLine[] = [];
  const patience = setTimeout(() => child.kill('SIGTERM'), 25_000);
  for await (const line of createInterface({ input: child.stdout })) {
    // Its last word is the line of the journal at which it died.
    const said = JSON.parse(line) as AppLine | { event: object };
    if ('kind' in said) lines.push(said);
    if ('isEnough' in end && end.isEnough(lines)) child.kill('SIGKILL');
  }
  clearTimeout(patience);
  expect(await closed, JSON.stringify({ end, lines: lines.slice(-8) })).toBe('SIGKILL');
  return lines;
}

const noticesIn = (lines: readonly AppLine[]): string[] =>
  lines.flatMap((line) => (line.kind === 'notice' ? [line.title] : []));

/** Each of the two watches has looked at every run, twice. */
const hasLooked = (lines: readonly AppLine[]): boolean =>
  lines.filter(({ kind }) => kind === 'watch-rests').length >= 4;

const isDone = (lines: readonly AppLine[]): boolean =>
  lines.some((line) => line.kind === 'run' && line.state === 'done');

/** What the live app was answered since then, in order. */
function record(from: number): string[] {
  return stage.practice.requests
    .slice(from)
    .filter(({ status }) => status < 400)
    .map(
      ({ method, path }) => `${method} ${path.split('?')[0]?.replace(/\/[0-9a-f-]{36}/g, '/*')}`,
    );
}

const diesAfter = (kind: string, nth = 1): { death: DeathPoint } => ({
  death: { side: 'after', kind, nth },
});
const diesBefore = (kind: string): { death: DeathPoint } => ({
  death: { side: 'before', kind, nth: 1 },
});

const release = async (): Promise<PublishPlanInput> => ({
  packagePath: await stage.sample(),
  scope: 'skip-upload',
  usesNonExemptEncryption: false,
  notes: [{ locale: 'en-US', text: 'Offline search.' }],
  groups: ['QA', 'Design', 'Beta circle'],
  submitForBetaReview: true,
});

const told = 'Testers have Orbit Notes 1.4.0 (42)';

describe('a release whose app is killed again and again', () => {
  it('notes are read back before groups get the build, and testers are emailed once, although the app is killed between each two steps', {
    timeout: 240_000,
  }, async () => {
    const first = stage.practice.requests.length;
    const at = new Date(Date.now() + 1_000).toISOString();
    const plan = { ...(await release()), waitForTesters: true, notify: { at } };
    const notices: string[] = [];
    const start = async (...given: Parameters<typeof startOfApp>) =>
      notices.push(...noticesIn(await startOfApp(...given)));
    await start(plan, diesAfter('write-answered note en-US'));
    await start(plan, diesAfter('note-read-back'));
    await start(plan, diesAfter('emails-read-back'));
    for (const _ of plan.groups ?? []) await start(plan, diesAfter('group-read-back'));
    await start(plan, diesAfter('review-seen'));
    // Nothing runs for three days.
    stage.practice.clock.advance(3 * day);
    await start(plan, diesAfter('review-seen'));
    // Testers were emailed, and nothing of it is on disk.
    await start(plan, diesBefore('testers-notified'));
    expect(notices).toEqual([]);
    await start(plan, { isEnough: (lines) => isDone(lines) && hasLooked(lines) });
    expect(notices).toEqual([told]);
    await start(plan, { isEnough: hasLooked });
    expect(notices).toEqual([told]);

    const sent = record(first);
    const writes = [
      'PATCH /v1/betaBuildLocalizations/*',
      'PATCH /v1/buildBetaDetails/*',
      'POST /v1/builds/*/relationships/betaGroups',
      'POST /v1/builds/*/relationships/betaGroups',
      'POST /v1/betaAppReviewSubmissions',
      'POST /v1/buildBetaNotifications',
    ];
    expect(sent.filter((line) => !line.startsWith('GET'))).toEqual(writes);
    const readBack = sent.slice(sent.indexOf(writes[0] ?? ''), sent.indexOf(writes[1] ?? ''));
    expect(readBack).toContain('GET /v1/betaBuildLocalizations');
    const setting = sent.slice(sent.indexOf(writes[1] ?? ''), sent.indexOf(writes[2] ?? ''));
    expect(setting).toContain('GET /v1/builds/*');
  });

  it('an approval three days after the end of a run is told at the next start, once, and emails nobody a second time', {
    timeout: 120_000,
  }, async () => {
    const plan = { ...(await release()), waitForTesters: false };
    expect(noticesIn(await startOfApp(plan, diesAfter('run-done')))).toEqual([]);
    stage.practice.clock.advance(3 * day);
    const first = stage.practice.requests.length;
    expect(noticesIn(await startOfApp(plan, { isEnough: hasLooked }))).toEqual([told]);
    expect(noticesIn(await startOfApp(plan, { isEnough: hasLooked }))).toEqual([]);
    expect(new Set(record(first))).toEqual(new Set(['GET /v1/builds/*']));
  });
});
