import { afterEach, expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
afterEach(() => stage.end());

interface Answer {
  status: number;
  code: string;
  title: string;
  detail: string;
}

/** A practice server behind a network that gives this answer to the first additions of a build to a group. */
async function refusing(answer: Answer, times: number): Promise<void> {
  let left = times;
  const answerInstead: typeof fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    if (method !== 'POST' || !url.endsWith('/relationships/betaGroups') || left === 0)
      return fetch(input, init);
    left -= 1;
    const { status, ...words } = answer;
    return Response.json(
      { errors: [{ id: 'e1', status: `${status}`, ...words }] },
      { status, headers: { 'x-apple-request-uuid': '0f6c2c1e-6d0c-4c7e-9a5f-1c2b3a4d5e6f' } },
    );
  };
  stage = await rehearse({ checksSchemas: false, engine: { fetch: answerInstead } });
}

const automatic: Answer = {
  status: 422,
  code: 'ENTITY_UNPROCESSABLE',
  title: 'Builds cannot be assigned to this internal group',
  detail: 'Cannot add internal group to a build',
};
const early: Answer = {
  status: 422,
  code: 'ENTITY_UNPROCESSABLE',
  title: 'The build is not in a valid processing state for this operation',
  detail: 'The build is not in a valid processing state for this operation',
};

it('a group that turns out to get every build is no failure, and the run says that it gets it', async () => {
  await refusing(automatic, 1);
  const run = await stage.publish({ packagePath: await stage.sample(), groups: ['Design'] });
  expect(run.status.state).toBe('done');
  expect(run.groups).toMatchObject([{ name: 'Design', state: 'automatic' }]);
  const step = run.steps.find(({ id }) => id === 'groups');
  expect(step?.progress.state === 'done' && inWords(step.progress.sentence)).toBe(
    'Design gets every build automatically',
  );
});

it('a build that is still settling is added once Apple takes it', async () => {
  await refusing(early, 3);
  const run = await stage.publish({ packagePath: await stage.sample(), groups: ['Design'] });
  expect(run.status.state).toBe('done');
  expect(run.groups).toMatchObject([{ name: 'Design', state: 'read-back' }]);
});

const refusals: [string, Answer][] = [
  [
    'a build that cannot be assigned to external groups',
    {
      status: 422,
      code: 'ENTITY_UNPROCESSABLE',
      title: 'The request entity could not be processed',
      detail: 'The build is not in an externally assignable state',
    },
  ],
  [
    'a group of another app',
    {
      status: 404,
      code: 'NOT_FOUND',
      title: 'The specified resource does not exist',
      detail: "There is no resource of type 'betaGroups' with id '7'",
    },
  ],
  [
    'a relationship that Apple calls invalid',
    {
      status: 409,
      code: 'ENTITY_ERROR.RELATIONSHIP.INVALID',
      title: 'The provided entity includes a relationship with an invalid value',
      detail: "The relationship 'betaGroups' was refused",
    },
  ],
];

it.each(refusals)(
  '%s stops the run with Apple’s words, and nobody is said to have the build',
  async (_what, answer) => {
    await refusing(answer, 100);
    const run = await stage.publish({ packagePath: await stage.sample(), groups: ['Beta circle'] });
    expect(run.status).toMatchObject({
      state: 'failed',
      error: { apple: { status: answer.status, errors: [{ detail: answer.detail }] } },
    });
    expect(run.groups).toMatchObject([{ name: 'Beta circle', state: 'waiting' }]);
    expect(run.steps.find(({ progress }) => progress.state === 'failed')?.id).toBe('groups');
  },
);

it('a group that was refused once is added when the run is resumed', async () => {
  const [, answer] = refusals[0] as (typeof refusals)[number];
  await refusing(answer, 1);
  const packagePath = await stage.sample();
  const run = await stage.publish({ packagePath, groups: ['Design', 'Beta circle'] });
  expect(run.status.state).toBe('failed');
  await stage.engine.runs.resume(run.id);
  const resumed = await stage.engine.runs.settled(run.id);
  expect(resumed.status.state).toBe('done');
  expect(resumed.groups.map(({ state }) => state)).toEqual(['read-back', 'read-back']);
});
