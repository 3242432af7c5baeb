import { afterEach, beforeEach, expect, it } from 'vitest';
import { toAppError } from '#shared/errors';
import type { Question } from '#shared/words/confirm';
import { createConfirmer } from '../../src-main/app/confirm';
import type { HandlerParts } from '../../src-main/app/ipc/handlers';
import { testerHandlers } from '../../src-main/app/ipc/tester-handlers';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* A page that is not trusted: what people are asked before testers are removed or emailed, and how many it names. */

let stage: Rehearsal;
let questions: Question[];
beforeEach(async () => {
  stage = await rehearse();
  questions = [];
});
afterEach(() => stage.end());

const bundleId = 'com.northwind.orbit';
const handlers = () =>
  testerHandlers({
    engine: {
      ...stage.engine,
      accounts: {
        list: async () => [
          { id: 'practice', name: 'Rehearsal team', environment: 'practice', keyId: 'KEY' },
        ],
        connection: async () => stage.connection,
      },
    },
    confirmer: createConfirmer(async (question) => {
      questions.push(question);
      return false;
    }),
  } as unknown as HandlerParts);

const of = { accountId: 'practice', bundleId };

async function circle(): Promise<{ groupId: string; ids: string[] }> {
  const groups = await stage.engine.testers.groups(stage.connection, bundleId);
  const groupId = groups.find(({ name }) => name === 'Beta circle')?.id ?? '';
  const { testers } = await stage.engine.testers.read(stage.connection, bundleId, groupId);
  return { groupId, ids: testers.map(({ id }) => id) };
}

it('many small removals are asked like a large one', async () => {
  const { groupId, ids } = await circle();
  const act = handlers();
  const remove = (testerIds: string[]) => act['testers:remove']({ ...of, groupId, testerIds });
  for (let at = 0; at < 24; at += 8) expect(await remove(ids.slice(at, at + 8))).not.toBeNull();
  expect(questions).toEqual([]);
  expect(await remove(ids.slice(24, 32))).toBeNull();
  expect(questions).toHaveLength(1);
});

it('a question counts each tester once, and none whom App Store Connect does not have', async () => {
  const { groupId, ids } = await circle();
  const [one = ''] = ids;
  const act = handlers();
  await act['testers:resend']({ ...of, testerIds: [one, one, one, 'nobody'] });
  await act['testers:remove-from-app']({ ...of, testerIds: [one, one] });
  expect(questions.map(({ message }) => message)).toEqual([
    expect.stringContaining('1 person'),
    expect.stringContaining('1 tester'),
  ]);
  await expect(
    Promise.resolve(act['testers:resend']({ ...of, testerIds: ['nobody'] })).catch(
      (thrown: unknown) => toAppError(thrown).code,
    ),
  ).resolves.toBe('tester-list-outdated');
  const people = ['a@example.com', 'A@example.com', 'not an address'].map((email) => ({
    email,
    firstName: null,
    lastName: null,
  }));
  await act['testers:invite']({ ...of, groupId, people, leftOut: [] });
  expect(questions.at(-1)?.message).toContain('1 person');
});
