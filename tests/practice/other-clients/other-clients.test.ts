import { expect, test } from 'vitest';
import { start } from '../client/start';
import { otherClients } from './clients';
import { walkPractice } from './walk';

/** Loading a generated client of all of Apple's operations takes a while on a busy machine. */
const patience = 120_000;

test.each(otherClients)(
  'every call of the unmodified client $packageName completes',
  async ({ packageName, open }) => {
    const { practice } = await start();
    const { complete, failures } = await walkPractice(await open(practice), practice);
    console.log(`${packageName}: ${complete} of ${complete + failures.length} calls complete`);
    expect(failures).toEqual([]);
    const answered = practice.requests.filter(({ path }) => path.startsWith('/v1/'));
    expect(answered.filter(({ status }) => status >= 300)).toEqual([]);
    expect(answered).toHaveLength(complete);
  },
  patience,
);
