import { afterEach, describe, expect, it } from 'vitest';
import type { FindingCode } from '#shared/domain/finding';
import { allInWords, type Worded } from '#shared/words/say';
import { sentWords } from '#shared/words/sent';
import type { Finding } from '../../shared/domain/finding';
import type { PublishRun } from '../../shared/domain/publish-run';
import type { SeedName } from '../../src-main/practice/seeds/seeds';
import { type Rehearsal, type RehearsalOptions, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
afterEach(() => stage.end());

async function begin(options: RehearsalOptions['practice'] = {}): Promise<void> {
  stage = await rehearse({ practice: { partSize: 64 * 1024, ...options } });
}

function found(run: PublishRun, code: FindingCode): Worded<Finding> {
  if (run.status.state !== 'blocked') throw new Error(`the run is ${JSON.stringify(run.status)}`);
  const finding = run.status.findings.find((one) => one.code === code);
  if (!finding) throw new Error(run.status.findings.map((one) => one.code).join());
  return allInWords(finding);
}

/** All writes at the server. */
function writes(): string[] {
  return stage.practice.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}

async function read(sample: Parameters<Rehearsal['sample']>[0] = {}): Promise<Worded<Finding[]>> {
  const path = await stage.sample(sample);
  return allInWords((await stage.engine.destinations.read(stage.connection, path)).findings);
}

describe('the version', () => {
  it.each([
    ['that is out', '1.3.2', 'is already approved'],
    ['that is out, written otherwise', '1.03.2', 'is already approved'],
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

  it('a released version does not block a run that only uses an existing build', async () => {
    await begin();
    const run = await stage.publish({
      packagePath: await stage.sample({ version: '1.3.2', build: '41' }),
      scope: 'skip-upload',
    });
    expect(run.status.state).toBe('done');
  });
});

it('a required demo account that is not filled in is named, and one that is not required is not', async () => {
  await begin();
  const [detail] = stage.practice.world.state.betaAppReviewDetails;
  if (!detail) throw new Error('The world has no review details.');
  Object.assign(detail, { demoAccountName: null, demoAccountPassword: null });
  const codes = async () => (await read()).map(({ code }) => code);
  detail.demoAccountRequired = false;
  expect(await codes()).not.toContain('test-information-missing');
  detail.demoAccountRequired = true;
  const finding = (await read()).find(({ code }) => code === 'test-information-missing');
  expect(finding?.whatToDo).toBe(
    'Fill in these fields under Test Information in Slipway, or in App Store Connect: demo account user name and demo account password.',
  );
});

describe('the build number', () => {
  it('a build number is the same with any leading zeros in it and in its version', async () => {
    await begin({ seed: 'in-review' });
    const run = await stage.publish({
      packagePath: await stage.sample({ version: '1.4', build: '041' }),
    });
    const finding = found(run, 'build-already-used');
    expect(finding.whatToDo).toContain('to 42');
    expect(writes()).toEqual([]);
  });

  it('a build number has to increase within a version', async () => {
    await begin({ seed: 'in-review' });
    const run = await stage.publish({ packagePath: await stage.sample({ build: '40.9' }) });
    expect(found(run, 'build-number-too-low').whatToDo).toContain('to 42');
  });

  it('a number that is too low and is sent all the same is refused in Apple’s words, with nothing sent', async () => {
    await begin({ seed: 'in-review' });
    const run = await stage.publish({
      packagePath: await stage.sample({ build: '40.9' }),
      overrides: [{ code: 'build-number-too-low', reason: 'To see what Apple says' }],
    });
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'request-refused' } });
    expect(run.writes.open).toBe(0);
    expect(sentWords(run)).toBe('Nothing was sent.');
  });

  it('a build number is used up by an upload that Apple refused, though it has no build', async () => {
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

  it('a key with too small a role uploads, and the missing role is reported at the step that needs it', async () => {
    await begin({ seed: 'developer-key' });
    const packagePath = await stage.sample();
    const run = await stage.publish({ packagePath, ...plan });
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'role-too-small' } });
    expect(JSON.stringify(allInWords(run.status))).toContain('App Manager');
    expect(run.committed).toBe(true);
    // No write is made to find out a key's role.
    expect(writes().filter((line) => line.startsWith('PATCH /v1/betaAppReviewDetails/'))).toEqual(
      [],
    );
  });

  it('a key that waits for an agreement is reported at once, with Apple’s message', async () => {
    await begin({ seed: 'expired-agreement' });
    const run = await stage.publish({ packagePath: await stage.sample() });
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'agreement-missing' } });
    expect(writes()).toEqual([]);
  });
});

describe('requirements of a plan', () => {
  it.each<[string, SeedName, object, FindingCode]>([
    [
      'a group of which there are two',
      'loose-ends',
      { groups: ['Beta circle'] },
      'group-ambiguous',
    ],
  ])('a plan is refused for %s', async (_, seed, plan, code) => {
    await begin({ seed });
    const run = await stage.publish({ packagePath: await stage.sample(), ...plan });
    expect(found(run, code).whatToDo).not.toBe('');
    expect(writes()).toEqual([]);
  });
});

describe('an app’s first build', () => {
  it('an app’s first build gets a guide to what external testers need, and what is still empty', async () => {
    await begin({ seed: 'first-release' });
    const guide = (await read()).find(({ code }) => code === 'first-build');
    expect(guide).toMatchObject({
      severity: 'note',
      title: 'This is the first build of Orbit Notes',
    });
    expect(guide?.whatToDo).toMatch(/review contact.*This information is complete\.$/);
  });

  it('the guide for a first build names what is missing, and the compliance question if the package leaves it open', async () => {
    await begin();
    const findings = await read({ bundleId: 'com.northwind.tide', usesNonExemptEncryption: null });
    const guide = findings.find(({ code }) => code === 'first-build');
    expect(guide?.whatToDo).toContain('the export compliance answer');
    expect(guide?.whatToDo).toMatch(
      /Still empty: beta app description in English \(UK\), .*contact phone/,
    );
  });

  it('the guide for a first build is gone once there is a build', async () => {
    await begin();
    expect((await read()).map(({ code }) => code)).not.toContain('first-build');
  });
});
