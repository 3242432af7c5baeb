import { afterEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../shared/domain/finding';
import type { PublishRun } from '../../shared/domain/publish-run';
import type { SeedName } from '../../src-main/practice-asc/seeds/seeds';
import { type Rehearsal, type RehearsalOptions, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
afterEach(() => stage.end());

async function begin(options: RehearsalOptions['practice'] = {}): Promise<void> {
  stage = await rehearse({ practice: { partSize: 64 * 1024, ...options } });
}

function found(run: PublishRun, code: string): Finding {
  if (run.status.state !== 'blocked') throw new Error(`the run is ${JSON.stringify(run.status)}`);
  const finding = run.status.findings.find((one) => one.code === code);
  if (!finding) throw new Error(run.status.findings.map((one) => one.code).join());
  return finding;
}

/** What was written at the server: everything but looks. */
function writes(): string[] {
  return stage.practice.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}

async function read(sample: Parameters<Rehearsal['sample']>[0] = {}): Promise<Finding[]> {
  const path = await stage.sample(sample);
  return (await stage.engine.destinations.read(stage.connection, path)).findings;
}

describe('the version', () => {
  it.each([
    ['that is out', '1.3.2', 'is approved already'],
    ['that is out, written otherwise', '1.03.2', 'is approved already'],
    ['below one that is out', '1.3', 'is lower than 1.3.2'],
  ])(
    '%s is refused before the first byte, and the next free one is named',
    async (_, version, title) => {
      await begin();
      const run = await stage.publish({
        packagePath: await stage.sample({ version, build: '99' }),
      });
      const finding = found(run, 'version-closed');
      expect(finding.title).toContain(title);
      expect(finding.whatToDo).toContain('1.3.3');
      expect(finding.command).toBe('agvtool new-marketing-version 1.3.3');
      expect(writes()).toEqual([]);
    },
  );

  it('that is out does not stand in the way of a build that is there and only followed', async () => {
    await begin();
    const run = await stage.publish({
      packagePath: await stage.sample({ version: '1.3.2', build: '41' }),
      scope: 'skip-upload',
    });
    expect(run.status.state).toBe('done');
  });
});

describe('the build number', () => {
  it('is the same whatever zeros it and its version are written with', async () => {
    await begin({ seed: 'in-review' });
    const run = await stage.publish({
      packagePath: await stage.sample({ version: '1.4', build: '041' }),
    });
    const finding = found(run, 'build-already-used');
    expect(finding.whatToDo).toContain('to 42, the next free one');
    expect(writes()).toEqual([]);
  });

  it('has to rise within a version', async () => {
    await begin({ seed: 'in-review' });
    const run = await stage.publish({ packagePath: await stage.sample({ build: '40.9' }) });
    expect(found(run, 'build-number-too-low').whatToDo).toContain('to 42');
  });

  it('is spent by a delivery that Apple refused, though no build came of it', async () => {
    await begin();
    const refused = await stage.publish({
      packagePath: await stage.sample({ defects: ['sdk-too-old'] }),
      overrides: [{ code: 'sdk-too-old', reason: 'To see what Apple says' }],
    });
    expect(refused.status).toMatchObject({ state: 'failed' });
    expect((await stage.ask('/v1/builds?filter[version]=42')).rows).toEqual([]);

    const run = await stage.publish({ packagePath: await stage.sample() });
    expect(found(run, 'build-already-used').whatToDo).toContain('to 43');
  });
});

describe('the key', () => {
  const plan = { notes: [{ locale: 'en-US', text: 'Try it.' }], groups: ['Design'] };

  it('with too small a role is said to be so before the upload, and nothing is changed', async () => {
    await begin({ seed: 'developer-key' });
    const packagePath = await stage.sample();
    const run = await stage.publish({ packagePath, ...plan });
    const { title } = found(run, 'role-too-small-for-plan');
    expect(title).toBe('The key may upload, and not write What to Test or give builds to groups');
    expect(writes().filter((line) => !line.startsWith('PATCH /v1/betaAppReviewDetails/'))).toEqual(
      [],
    );
    expect(writes()).toHaveLength(1);

    const uploaded = await stage.publish({ packagePath, scope: 'upload-only' });
    expect(uploaded.status.state).toBe('done');
  });

  it('that waits for an agreement is told at once, with Apple’s words', async () => {
    await begin({ seed: 'expired-agreement' });
    const run = await stage.publish({ packagePath: await stage.sample() });
    expect(run.status).toMatchObject({ state: 'failed', trouble: { code: 'agreement-missing' } });
    expect(writes()).toEqual([]);
  });
});

describe('what a plan asks for', () => {
  it.each<[string, SeedName, object, string]>([
    [
      'a group of which there are two',
      'loose-ends',
      { groups: ['Beta circle'] },
      'group-ambiguous',
    ],
    [
      'a review while another build is in it',
      'in-review',
      { submitForBetaReview: true },
      'another-build-in-review',
    ],
  ])('%s', async (_, seed, plan, code) => {
    await begin({ seed });
    const run = await stage.publish({ packagePath: await stage.sample(), ...plan });
    expect(found(run, code).whatToDo).not.toBe('');
    expect(writes()).toEqual([]);
  });
});

describe('an app’s first build', () => {
  it('gets its guide: what testers outside will need, and what of it is still empty', async () => {
    await begin({ seed: 'first-release' });
    const guide = (await read()).find(({ code }) => code === 'first-build');
    expect(guide).toMatchObject({
      severity: 'note',
      title: 'This is the first build of Orbit Notes',
    });
    expect(guide?.whatToDo).toMatch(/review contact.*All of that is filled in\.$/);
  });

  it('names what is missing, and the compliance question where the package leaves it open', async () => {
    await begin();
    const findings = await read({ bundleId: 'com.northwind.tide', usesNonExemptEncryption: null });
    const guide = findings.find(({ code }) => code === 'first-build');
    expect(guide?.whatToDo).toContain('the export compliance answer');
    expect(guide?.whatToDo).toMatch(/Still empty: beta app description in en-GB, .*contact phone/);
  });

  it('is no guide once there is one', async () => {
    await begin();
    expect((await read()).map(({ code }) => code)).not.toContain('first-build');
  });
});
