import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Receipt } from '../../shared/domain/receipt';
import { groupHasBuild, testersHaveBuild } from '../../shared/domain/run-readers';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(() => stage.end());

const notes = [
  { locale: 'en-US', text: 'Offline search is here.\nTry it on a plane.' },
  { locale: 'de-DE', text: 'Die Suche geht jetzt auch ohne Netz.' },
];

describe('publishing one package', () => {
  it('publishing runs from the first byte until testers have the build, and everything is visible at the server', async () => {
    const packagePath = await stage.sample();
    const run = await stage.publish({
      packagePath,
      notes,
      groups: ['QA', 'Beta circle'],
      submitForBetaReview: true,
      waitForTesters: true,
    });

    expect(run.status).toMatchObject({ state: 'done' });
    expect(new Set(run.steps.map(({ progress }) => progress.state))).toEqual(new Set(['done']));
    expect(testersHaveBuild(run)).toBe(true);
    expect(run.notes).toEqual([
      { name: 'en-US', state: 'read-back' },
      { name: 'de-DE', state: 'read-back' },
    ]);
    expect(run.groups).toMatchObject([
      { name: 'QA', isInternal: true, state: 'automatic' },
      { name: 'Beta circle', isInternal: false, state: 'read-back' },
    ]);

    const { included } = await stage.ask(`/v1/builds/${run.ids.build}?include=buildBetaDetail`);
    expect(included[0]?.attributes.externalBuildState).toBe('IN_BETA_TESTING');
    const kept = await stage.ask(`/v1/betaBuildLocalizations?filter[build]=${run.ids.build}`);
    for (const { locale, text } of notes) {
      expect(kept.rows.map(({ attributes }) => attributes)).toContainEqual(
        expect.objectContaining({ locale, whatsNew: text }),
      );
    }
  });

  it('publishing never reports that an external group has a build without an approved review', async () => {
    const packagePath = await stage.sample();
    const groups = ['QA', 'Beta circle'];
    const run = await stage.publish({ packagePath, groups, waitForTesters: true });
    expect(run.status.state).toBe('done');
    expect(testersHaveBuild(run)).toBe(false);
    expect(run.groups.map((group) => groupHasBuild(run, group))).toEqual([true, false]);
  });

  it('publishing leaves a receipt with the package’s hash and every write', async () => {
    const packagePath = await stage.sample();
    const run = await stage.publish({
      packagePath,
      notes,
      groups: ['Beta circle'],
      submitForBetaReview: true,
    });

    const receipt = Receipt.parse(JSON.parse(await readFile(run.receipt ?? '', 'utf8')));
    const sha256 = createHash('sha256')
      .update(await readFile(packagePath))
      .digest('hex');
    expect(receipt.package.sha256).toBe(sha256);
    const writes = receipt.steps.flatMap((step) => step.writes);
    expect(writes.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'build upload',
        'upload file',
        'upload complete',
        'note en-US',
        'note de-DE',
        expect.stringMatching(/^group Beta circle \(ID .+\)$/),
        'beta review',
      ]),
    );
    expect(writes.every(({ requestId }) => requestId)).toBe(true);
    expect(run.reviewState).not.toBeNull();
    expect(receipt.reviewState).toBe(run.reviewState);
  });

  it('publishing writes notes in a language that is new to the app, after creating its test information', async () => {
    const run = await stage.publish({
      packagePath: await stage.sample(),
      notes: [{ locale: 'pt-BR', text: 'Busca sem rede.' }],
    });
    expect(run.status.state).toBe('done');
    const { rows } = await stage.ask(`/v1/betaAppLocalizations?filter[app]=${run.app?.id}`);
    expect(rows.map(({ attributes }) => attributes.locale)).toContain('pt-BR');
  });

  it('publishing answers export compliance once when the package leaves it open, and waits again', async () => {
    const packagePath = await stage.sample({ defects: ['compliance-open'] });
    const run = await stage.publish({
      packagePath,
      groups: ['Design'],
      usesNonExemptEncryption: false,
    });
    expect(run.status.state).toBe('done');
    const { rows } = await stage.ask(`/v1/builds/${run.ids.build}`);
    expect(rows[0]?.attributes.usesNonExemptEncryption).toBe(false);
  });

  it('publishing writes in one order: the upload, the notes, export compliance, emails, then groups and review', async () => {
    const packagePath = await stage.sample({ defects: ['compliance-open'] });
    const run = await stage.publish({
      packagePath,
      notes: [...notes, { locale: 'pt-BR', text: 'Busca sem rede.' }],
      groups: ['Design', 'Beta circle'],
      usesNonExemptEncryption: false,
      notify: 'nobody',
      submitForBetaReview: true,
    });
    expect(run.status.state).toBe('done');
    const written = stage.practice.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path.replaceAll(/\/[^/]*\d[^/]*(?=\/|$)/g, '/*')}`)
      .map((write) => write.replace(' /*/', ' '))
      // Whether App Store Connect has made a language's row by then decides between the two.
      .map((write) => write.replace(/^(POST|PATCH) (betaBuildLocalizations).*/, 'write $2'));
    const inTurn = written.filter((write, place) => write !== written[place - 1]);
    expect(inTurn).toEqual([
      'POST buildUploads',
      'POST buildUploadFiles',
      'PUT /parts/*/*',
      'PATCH buildUploadFiles/*',
      'write betaBuildLocalizations',
      'POST betaAppLocalizations',
      'write betaBuildLocalizations',
      'PATCH builds/*',
      'PATCH buildBetaDetails/*',
      'POST builds/*/relationships/betaGroups',
      'POST betaAppReviewSubmissions',
    ]);
  });

  it('publishing uses the existing build with the package’s number, and no other one of its version', async () => {
    const { builds } = stage.practice.world.state;
    const [there] = builds;
    if (!there) throw new Error('The world has no build.');
    builds.unshift({ ...there, id: randomUUID(), version: '40', betaDetailId: randomUUID() });
    builds.push({ ...there, id: randomUUID(), version: '43', betaDetailId: randomUUID() });
    const packagePath = await stage.sample({ version: '1.3.2', build: '41' });
    const run = await stage.publish({ packagePath, scope: 'skip-upload', groups: ['Design'] });
    expect(run.status.state).toBe('done');
    expect(run.ids.build).toBe(there.id);
  });

  it('publishing never goes backward in its progress', async () => {
    await stage.publish({ packagePath: await stage.sample({ sizeMb: 8 }), scope: 'upload-only' });
    const sent = stage.snapshots.map(({ upload }) => upload?.live?.sent ?? upload?.stored ?? 0);
    expect(sent).toEqual([...sent].sort((one, other) => one - other));
  });
});

describe('blockers before the first byte', () => {
  const cases = [
    {
      name: 'a bundle ID without an app record',
      sample: { bundleId: 'com.northwind.nowhere' },
      plan: {},
      code: 'app-not-found',
    },
    {
      name: 'a group that does not exist',
      sample: {},
      plan: { groups: ['qa'] },
      code: 'group-not-found',
    },
    {
      name: 'a version and build that are already used',
      sample: { version: '1.3.2', build: '41' },
      plan: {},
      code: 'build-already-used',
    },
    {
      name: 'a note that Apple would refuse',
      sample: {},
      plan: { notes: [{ locale: 'en-US', text: 'Faster 🚀' }] },
      code: 'note-refused-characters',
    },
    {
      name: 'test information that external testers need',
      sample: { bundleId: 'com.northwind.tide' },
      plan: { groups: ['Sailors'], submitForBetaReview: true },
      code: 'test-information-missing',
    },
    {
      name: 'an open export compliance question',
      sample: { defects: ['compliance-open' as const] },
      plan: { groups: ['QA'] },
      code: 'compliance-unanswered',
    },
    {
      name: 'a package signed for ad hoc use',
      sample: { defects: ['ad-hoc' as const] },
      plan: {},
      code: 'signing-not-app-store',
    },
  ];

  it.each(cases)(
    'a publish is blocked before the first byte: $name',
    async ({ sample, plan, code }) => {
      const run = await stage.publish({ packagePath: await stage.sample(sample), ...plan });
      if (run.status.state !== 'blocked')
        throw new Error(`the run is ${JSON.stringify(run.status)}`);
      expect(run.status.findings.map((finding) => finding.code)).toContain(code);
      for (const finding of run.status.findings) {
        expect(finding.title).not.toBe('');
        expect(finding.whatToDo).not.toBe('');
      }
      const writes = stage.practice.requests.filter(
        ({ method }: { method: string }) => method !== 'GET',
      );
      expect(writes).toEqual([]);
    },
  );
});
