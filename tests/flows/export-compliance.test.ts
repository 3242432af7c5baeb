import { afterEach, beforeEach, expect, it } from 'vitest';
import { allInWords, inWords } from '#shared/words/say';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { type Rehearsal, rehearse, tokenFor } from '../helpers/rehearsal';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

/** A package that leaves the question open, answered with yes. */
async function answeredYes(bundleId: string, plan: Partial<PublishPlanInput>) {
  const packagePath = await stage.sample({ bundleId, defects: ['compliance-open'] });
  return stage.publish({ packagePath, usesNonExemptEncryption: true, ...plan });
}

const orbit = 'com.northwind.orbit';
/** Its app has no declaration. */
const tide = 'com.northwind.tide';

async function buildOf({ ids }: PublishRun): Promise<Record<string, unknown>> {
  const { rows } = await stage.ask(`/v1/builds/${ids.build}`);
  return rows[0]?.attributes ?? {};
}

async function declarationOf({ ids }: PublishRun): Promise<string | undefined> {
  const { rows } = await stage.ask(`/v1/builds/${ids.build}/appEncryptionDeclaration`);
  return rows[0]?.id;
}

async function declare(appId: string): Promise<string> {
  const answer = await fetch(new URL('/v1/appEncryptionDeclarations', stage.practice.url), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenFor(stage.practice)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      data: {
        type: 'appEncryptionDeclarations',
        attributes: {
          appDescription: 'Tides are sent encrypted.',
          containsProprietaryCryptography: false,
          containsThirdPartyCryptography: true,
          availableOnFrenchStore: true,
        },
        relationships: { app: { data: { type: 'apps', id: appId } } },
      },
    }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()).data.id;
}

async function approved(id: string): Promise<void> {
  const state = async () => {
    const { rows } = await stage.ask(`/v1/appEncryptionDeclarations/${id}`);
    return rows[0]?.attributes.appEncryptionDeclarationState;
  };
  await expect.poll(state).toBe('APPROVED');
}

it('a build with non-exempt encryption uses the app’s approved declaration, and testers get it', async () => {
  const run = await answeredYes(orbit, { groups: ['Design'] });
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  expect(await buildOf(run)).toMatchObject({ usesNonExemptEncryption: true });
  const [declaration] = (
    await stage.ask(`/v1/appEncryptionDeclarations?filter[app]=${run.app?.id}`)
  ).rows;
  expect(await declarationOf(run)).toBe(declaration?.id);
  expect(run.buildStates?.internal).toBe('IN_BETA_TESTING');
});

it('without an approved declaration “yes” is not answered, and the run continues once there is one', async () => {
  const run = await answeredYes(tide, { groups: ['Sailors'] });
  expect(run.findings.map(({ code }) => code)).toContain('declaration-missing');
  expect(run.status).toMatchObject({ state: 'failed', error: { code: 'declaration-missing' } });
  expect(allInWords(run.steps.find(({ id }) => id === 'process')?.progress)).toMatchObject({
    sentence: 'Processed. Export compliance needs an answer.',
  });
  expect(await buildOf(run)).toMatchObject({ usesNonExemptEncryption: null });

  const id = await declare(run.app?.id ?? '');
  await approved(id);
  await stage.engine.runs.resume(run.id);
  const resumed = await stage.engine.runs.settled(run.id);
  expect(resumed.status, JSON.stringify(resumed.status)).toMatchObject({ state: 'done' });
  expect(await declarationOf(run)).toBe(id);
  expect(resumed.groups).toMatchObject([
    { name: 'Sailors', isInternal: false, state: 'read-back' },
  ]);
});

it('a declaration that the app does not have is a blocker before anything is sent, and the existing ones are named', async () => {
  const run = await answeredYes(orbit, { groups: ['Design'], declaration: 'nobody-knows-it' });
  if (run.status.state !== 'blocked') throw new Error(`the run is ${run.status.state}`);
  const [finding] = run.status.findings;
  expect(finding?.code).toBe('declaration-not-usable');
  expect(inWords(finding?.whatToDo ?? '')).toContain('Notes are encrypted on their way');
  expect(stage.practice.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

it('one of several approved declarations must be chosen, and that one is attached', async () => {
  const { rows } = await stage.ask('/v1/apps?filter[bundleId]=com.northwind.orbit');
  const id = await declare(rows[0]?.id ?? '');
  await approved(id);
  const unsure = await answeredYes(orbit, { groups: ['Design'] });
  if (unsure.status.state !== 'blocked') throw new Error(`the run is ${unsure.status.state}`);
  expect(unsure.status.findings.map(({ code }) => code)).toEqual(['declaration-not-chosen']);
  const run = await answeredYes(orbit, { groups: ['Design'], declaration: id });
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  expect(await declarationOf(run)).toBe(id);
});

it('a build that no tester will get may be left without a declaration', async () => {
  const run = await answeredYes(tide, {});
  expect(run.findings.map(({ code }) => code)).not.toContain('declaration-missing');
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  expect(await buildOf(run)).toMatchObject({ usesNonExemptEncryption: null });
});

it('an answer that contradicts the package blocks the plan, and nothing is sent', async () => {
  const packagePath = await stage.sample();
  const plan = { packagePath, groups: ['Design'], usesNonExemptEncryption: true };
  const run = await stage.publish(plan);
  if (run.status.state !== 'blocked') throw new Error(`the run is ${run.status.state}`);
  expect(run.status.findings.map(({ code }) => code)).toEqual(['compliance-contradicted']);
  expect(run.ids.buildUpload).toBeNull();
});

it('an answer that contradicts the build’s own stops the run before any tester gets it', async () => {
  const packagePath = await stage.sample({ defects: ['compliance-open'] });
  const first = await stage.publish({ packagePath, usesNonExemptEncryption: false });
  expect(first.status).toMatchObject({ state: 'done' });
  const plan = { packagePath, groups: ['Design'], usesNonExemptEncryption: true };
  const run = await stage.publish({ ...plan, scope: 'skip-upload' });
  expect(run.status).toMatchObject({
    state: 'failed',
    error: { code: 'compliance-differs', retryable: false },
  });
  expect(await buildOf(run)).toMatchObject({ usesNonExemptEncryption: false });
  expect(run.groups.map(({ state }) => state)).toEqual(['waiting']);
});
