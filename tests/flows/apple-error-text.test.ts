import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allInWords } from '#shared/words/say';
import { type OddProxy, startOddProxy } from '../helpers/odd-proxy';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* Whatever an error looks like, its text is shown, and its code matches its subject. */

let stage: Rehearsal;
let odd: OddProxy;
beforeAll(async () => {
  stage = await rehearse({ checksSchemas: false });
  odd = await startOddProxy(stage.practice.url);
});
afterAll(async () => {
  await odd.close();
  await stage.end();
});

interface ShownError {
  code: string;
  detail: string;
  whatToDo: string;
}

/** The error shown to the user when every request for the app gets this response. */
async function shownError(status: number, body: unknown): Promise<ShownError> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  odd.meet = ({ path }) =>
    path.startsWith('/v1/apps') ? { kind: 'replace', status, body: text } : null;
  const packagePath = await stage.sample();
  const { id } = await stage.engine.runs.start(
    { ...stage.connection, apiUrl: odd.url },
    { packagePath, scope: 'skip-upload' },
  );
  const run = await stage.engine.runs.settled(id);
  if (run.status.state !== 'failed') throw new Error(`the run is ${run.status.state}`);
  return allInWords(run.status.error);
}

const plain = { status: '409', code: 'ENTITY_ERROR.X', title: 'Title', detail: 'The detail.' };

describe('errors with fields of another type', () => {
  it.each([
    ['a numeric status', { ...plain, status: 409 }, 'The detail.'],
    ['no title', { ...plain, title: undefined }, 'The detail.'],
    ['no code', { ...plain, code: undefined }, 'The detail.'],
    ['a numeric code', { ...plain, code: 90382 }, 'The detail.'],
    ['no detail', { ...plain, detail: undefined }, 'Title'],
    ['a detail that is an object', { ...plain, detail: {} }, 'Title'],
    ['nothing but a code', { code: 'ENTITY_ERROR.X' }, 'ENTITY_ERROR.X'],
    ['pointer null', { ...plain, source: { pointer: null } }, 'The detail.'],
    ['a source that is text', { ...plain, source: '/data' }, 'The detail.'],
    ['meta as a list', { ...plain, meta: [] }, 'The detail.'],
    ['no associated errors', { ...plain, meta: { associatedErrors: null } }, 'The detail.'],
    [
      'one associated error instead of a list',
      { ...plain, meta: { associatedErrors: { '/v1/builds/1': { detail: 'The inner.' } } } },
      'The inner.',
    ],
    ['text instead of an entry', 'The detail.', 'The detail.'],
  ])('an error’s text is reported in spite of %s', async (_name, entry, words) => {
    const { detail } = await shownError(409, { errors: [entry] });
    expect(detail).toContain(words);
    expect((await shownError(409, { errors: entry })).detail).toContain(words);
    expect((await shownError(409, { errors: [null, entry, 7] })).detail).toContain(words);
  });

  it('the text of a 5xx response is reported too', async () => {
    const words = 'Beta App Description is missing.';
    const shown = await shownError(500, { errors: [{ code: 'UNEXPECTED_ERROR', detail: words }] });
    expect(shown).toMatchObject({ code: 'server-error' });
    expect(shown.detail).toContain(words);
  });
});

describe('error codes of refusals', () => {
  const forbidden = (code: string, detail: string) => ({
    errors: [{ status: '403', code, title: 'This request is forbidden', detail }],
  });
  it.each([
    ['agreement-missing', 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED', 'Look.'],
    ['agreement-missing', 'FORBIDDEN_ERROR.CONTRACT_NOT_VALID', 'Look.'],
    [
      'agreement-missing',
      'FORBIDDEN_ERROR.PLA_NOT_ACCEPTED',
      'You have no access to this membership resource.',
    ],
    ['agreement-missing', 'FORBIDDEN_ERROR', 'An in-effect agreement has not been signed.'],
    ['agreement-missing', 'FORBIDDEN_ERROR', 'Agree to the latest Program License.'],
    [
      'membership-ended',
      'FORBIDDEN_ERROR',
      'The team is not associated with an active membership.',
    ],
    ['membership-ended', 'FORBIDDEN_ERROR', 'Your membership has expired.'],
    ['role-too-small', 'FORBIDDEN_ERROR', 'The API key in use does not allow this request'],
    ['role-too-small', 'FORBIDDEN_ERROR', 'Your role may not do this.'],
    ['request-forbidden', 'FORBIDDEN_ERROR', 'Not today.'],
  ])('a 403 becomes the error %s: %s, %s', async (code, appleCode, detail) => {
    const shown = await shownError(403, forbidden(appleCode, detail));
    expect(shown.code).toBe(code);
    expect(shown.detail).toBe(detail);
    if (code === 'agreement-missing' || code === 'membership-ended')
      expect(shown.whatToDo).toContain('Account Holder');
  });

  it.each([
    ['', 'key-refused'],
    ['<html>Unauthorized</html>', 'key-refused'],
    ['{"message":"no"}', 'key-refused'],
  ])('a 401 with the body “%s” means that the key was refused', async (body, code) => {
    expect((await shownError(401, body)).code).toBe(code);
  });

  it.each(['', '<html>Forbidden</html>'])(
    'a 403 with the body “%s” names no role',
    async (body) => {
      expect((await shownError(403, body)).code).toBe('request-forbidden');
    },
  );

  it('too many uploads within a day are reported as the daily limit', async () => {
    const detail = 'ITMS-90382: Upload limit reached.';
    expect((await shownError(409, { errors: [{ code: 'STATE_ERROR', detail }] })).code).toBe(
      'daily-upload-limit',
    );
  });
});
