import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PublishRun } from '../../shared/domain/publish-run';
import { inWords } from '../../shared/words/say';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* What becomes of a run whose groups lose the build, or are deleted, while Apple reviews it. */

let stage: Rehearsal;
/** Happens just after the build was submitted for review. */
let whenSubmitted: () => void;
beforeEach(async () => {
  stage = await rehearse({
    practice: { speed: 600 },
    engine: {
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        if (init.method === 'POST' && url.pathname === '/v1/betaAppReviewSubmissions')
          whenSubmitted();
        return answer;
      },
    },
  });
});
afterEach(() => stage.end());

async function publish(): Promise<PublishRun> {
  return stage.publish({
    packagePath: await stage.sample(),
    groups: ['Beta circle'],
    submitForBetaReview: true,
    waitForTesters: true,
  });
}

const world = () => stage.practice.world.state;
const build = () => {
  const [row] = world().builds.filter(({ version }) => version === '42');
  if (!row) throw new Error('The build is not there.');
  return row;
};

function failure({ status }: PublishRun): string[] {
  if (status.state !== 'failed') throw new Error(`The run did not fail, it is ${status.state}`);
  const { code, detail, whatToDo } = status.error;
  return [code, inWords(detail), inWords(whatToDo)];
}

it('an approved build that was taken from its only group fails the run, which ends once the group has it', async () => {
  let had: string[] = [];
  whenSubmitted = () => {
    had = build().betaGroupIds;
    build().betaGroupIds = [];
  };
  const run = await publish();
  expect(failure(run)).toEqual([
    'groups-without-build',
    'Build 42 is ready for testers, but nobody can install it: it was removed from Beta circle.',
    expect.stringContaining('Add the build to a group of the run there, then resume.'),
  ]);
  build().betaGroupIds = had;
  await stage.engine.runs.resume(run.id);
  expect((await stage.engine.runs.settled(run.id)).status.state).toBe('done');
});

it('an approved build whose only group was deleted fails the run, which says so', async () => {
  whenSubmitted = () => {
    const { betaGroups } = world();
    const ids = build().betaGroupIds;
    world().betaGroups = betaGroups.filter(({ id }) => !ids.includes(id));
    for (const row of world().builds)
      row.betaGroupIds = row.betaGroupIds.filter((id) => !ids.includes(id));
  };
  expect(failure(await publish())).toEqual([
    'groups-without-build',
    'Build 42 is ready for testers, but nobody can install it: the group Beta circle was deleted.',
    expect.stringContaining('release it to another group'),
  ]);
});
