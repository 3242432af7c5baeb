import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type InformationChange,
  type InformationField,
  missingFields,
  type SavedInformation,
  storedIn,
  type TestInformation,
} from '../../shared/domain/test-information';
import { inWords, say } from '../../shared/words/say';
import { fieldName } from '../../shared/words/test-information';
import { type Rehearsal, rehearse, tokenFor } from '../helpers/rehearsal';

/* Test Information is read, checked and saved at App Store Connect, and what that refuses is shown at its field. */

const orbit = 'com.northwind.orbit';
const tide = 'com.northwind.tide';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

const read = (bundleId = orbit) => stage.engine.testInformation.read(stage.connection, bundleId);

const inLanguage = (
  locale: string,
  field: 'description' | 'feedbackEmail' | 'marketingUrl' | 'privacyPolicyUrl',
): InformationField => ({ of: 'language', locale, field });

const inContact = (
  field: Extract<InformationField, { of: 'contact' }>['field'],
): InformationField => ({ of: 'contact', field });

const change = (
  information: TestInformation,
  at: InformationField,
  value: string,
): InformationChange => ({ at, base: storedIn(information, at), value });

async function save(
  bundleId: string,
  values: readonly (readonly [InformationField, string])[],
  base?: TestInformation,
): Promise<SavedInformation> {
  const information = base ?? (await read(bundleId));
  const changes = values.map(([at, value]) => change(information, at, value));
  return stage.engine.testInformation.save(stage.connection, bundleId, changes);
}

const writes = () =>
  stage.practice.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace(/^(\/v1\/\w+)\/.*/, '$1/ID')}`);

async function changeOnTheWeb(type: string, id: string, attributes: object): Promise<void> {
  const answer = await fetch(new URL(`/v1/${type}/${id}`, stage.practice.url), {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${await tokenFor(stage.practice)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ data: { type, id, attributes } }),
  });
  expect(answer.status).toBe(200);
}

const outcomes = ({ rows }: SavedInformation) => rows.map(({ outcome }) => outcome);
/** What the window shows of the first row. */
const shown = ({ rows: [row] }: SavedInformation) => ({
  fields: row?.refused,
  title: row?.error && inWords(row.error.title),
  fix: row?.error && inWords(row.error.whatToDo),
});

describe('test information of an app', () => {
  it('every empty field that external testing requires is named at once', async () => {
    const information = await read(tide);
    expect(missingFields(information).map((at) => inWords(fieldName(at)))).toEqual([
      'beta app description in English (UK)',
      'feedback email in English (UK)',
      'contact phone',
      'contact email',
    ]);
  });

  it('what is filled in is stored, read back, and makes the app ready for external testers', async () => {
    const saved = await save(tide, [
      [inLanguage('en-GB', 'description'), 'High and low water.'],
      [inLanguage('en-GB', 'feedbackEmail'), ' beta@example.com '],
      [inLanguage('en-GB', 'privacyPolicyUrl'), 'https://example.com/privacy'],
      [inContact('contactPhone'), '+1 415 555 0100'],
      [inContact('contactEmail'), 'desk@example.com'],
      [{ of: 'agreement', field: 'agreementText' }, 'For testing only.'],
    ]);
    expect(outcomes(saved)).toEqual(['saved', 'saved', 'saved']);
    expect(writes()).toEqual([
      'PATCH /v1/betaAppLocalizations/ID',
      'PATCH /v1/betaAppReviewDetails/ID',
      'PATCH /v1/betaLicenseAgreements/ID',
    ]);
    const after = await read(tide);
    expect(after).toEqual(saved.information);
    expect(missingFields(after)).toEqual([]);
    expect(after.languages[0]).toMatchObject({
      description: 'High and low water.',
      feedbackEmail: 'beta@example.com',
    });
    expect(after.agreement?.agreementText).toBe('For testing only.');
  });

  it('only changed fields are sent, and saving what is there already sends nothing', async () => {
    const information = await read();
    const at = inLanguage('en-US', 'description');
    const saved = await save(orbit, [
      [at, storedIn(information, at) ?? ''],
      [inContact('contactFirstName'), 'Release'],
    ]);
    expect(outcomes(saved)).toEqual(['saved', 'saved']);
    expect(writes()).toEqual([]);
  });

  it('a new language gets its row with everything that was typed for it', async () => {
    const saved = await save(orbit, [
      [inLanguage('it', 'description'), 'Note in orbita.'],
      [inLanguage('it', 'feedbackEmail'), 'feedback@example.com'],
    ]);
    expect(outcomes(saved)).toEqual(['saved']);
    expect(writes()).toEqual(['POST /v1/betaAppLocalizations']);
    expect((await read()).languages.map(({ locale }) => locale)).toEqual([
      'en-US',
      'de-DE',
      'fr-FR',
      'it',
      'ja',
    ]);
  });

  it('a change of one contact field sends the contact that is stored with it', async () => {
    const saved = await save(orbit, [[inContact('notes'), 'Open the second tab.']]);
    expect(outcomes(saved)).toEqual(['saved']);
    expect(saved.information.contact).toMatchObject({
      contactFirstName: 'Release',
      contactPhone: '+1 408 555 0100',
      notes: 'Open the second tab.',
    });
  });

  it('a field that someone changed meanwhile is not overwritten, and the other rows are saved', async () => {
    const information = await read();
    const { id } = information.languages[0] ?? { id: '' };
    await changeOnTheWeb('betaAppLocalizations', id, { description: 'From the web.' });
    const mine = inLanguage('en-US', 'description');
    const values = [
      [mine, 'Mine.'],
      [inContact('notes'), 'Mine, too.'],
    ] as const;
    const saved = await save(orbit, values, information);
    expect(outcomes(saved)).toEqual(['changed-meanwhile', 'saved']);
    expect(storedIn(saved.information, mine)).toBe('From the web.');
    const again = await save(orbit, values, saved.information);
    expect(outcomes(again)).toEqual(['saved', 'saved']);
    expect(storedIn(await read(), mine)).toBe('Mine.');
  });

  it('a change of another field meanwhile does not keep this one from being saved', async () => {
    const information = await read();
    const { id } = information.languages[0] ?? { id: '' };
    await changeOnTheWeb('betaAppLocalizations', id, { marketingUrl: 'https://example.com' });
    const saved = await save(orbit, [[inLanguage('en-US', 'description'), 'Mine.']], information);
    expect(outcomes(saved)).toEqual(['saved']);
    expect((await read()).languages[0]).toMatchObject({
      description: 'Mine.',
      marketingUrl: 'https://example.com',
    });
  });
});

describe('what App Store Connect refuses', () => {
  it('a contact without a phone is refused whole, with the field that it names', async () => {
    const saved = await save(tide, [[inContact('contactFirstName'), 'Ada']]);
    expect(outcomes(saved)).toEqual(['refused']);
    expect(shown(saved)).toMatchObject({
      fields: [{ field: 'contactPhone', words: expect.stringContaining('required') }],
    });
    expect((await read(tide)).contact).toMatchObject({ contactFirstName: 'Release' });
  });

  it.each([
    ['+1 415 555', 'too few digits of the United States'],
    ['0170 1234567', 'no country code'],
    ['+503 1234 56789', 'too many digits of El Salvador'],
  ])('the phone %s is refused at its field: %s', async (phone) => {
    const saved = await save(orbit, [[inContact('contactPhone'), phone]]);
    expect(outcomes(saved)).toEqual(['refused']);
    expect(shown(saved).fields).toEqual([
      { field: 'contactPhone', words: expect.stringContaining('phone number is invalid') },
    ]);
  });

  it('a required demo account without a password is refused, and one with both is stored', async () => {
    const required = [inContact('demoAccountRequired'), 'true'] as const;
    const name = [inContact('demoAccountName'), 'demo'] as const;
    const refused = await save(orbit, [required, name]);
    expect(shown(refused).fields).toEqual([
      { field: 'demoAccountPassword', words: expect.stringContaining('required') },
    ]);
    const saved = await save(orbit, [
      required,
      name,
      [inContact('demoAccountPassword'), ' two words '],
    ]);
    expect(outcomes(saved)).toEqual(['saved']);
    expect((await read()).contact).toMatchObject({
      demoAccountRequired: 'true',
      demoAccountPassword: ' two words ',
    });
  });

  it.each([
    ['an angle bracket', 'a < b', '<'],
    ['an emoji', 'Hello 🚀', '🚀'],
    ['more than 4000 characters', 'x'.repeat(4001), '4000'],
  ])('a description with %s is refused at its field', async (_, text, named) => {
    const saved = await save(orbit, [[inLanguage('en-US', 'description'), text]]);
    expect(outcomes(saved)).toEqual(['refused']);
    expect(shown(saved).fields?.map(({ field }) => field)).toEqual(['description']);
    expect(shown(saved).fields?.[0]?.words).toContain(named);
  });

  it('a decomposed accent is composed before it is sent, and accepted', async () => {
    const saved = await save(orbit, [[inLanguage('fr-FR', 'description'), 'Cafe\u0301']]);
    expect(outcomes(saved)).toEqual(['saved']);
    expect(storedIn(saved.information, inLanguage('fr-FR', 'description'))).toBe('Caf\u00e9');
  });

  it('review notes of more than 4000 characters are refused at their field', async () => {
    const saved = await save(orbit, [[inContact('notes'), 'x'.repeat(4001)]]);
    expect(shown(saved).fields?.map(({ field }) => field)).toEqual(['notes']);
  });

  it.each(['feedbackEmail', 'marketingUrl', 'privacyPolicyUrl'] as const)(
    'a %s that is no address is refused at its field',
    async (field) => {
      const saved = await save(orbit, [[inLanguage('en-US', field), 'nowhere']]);
      expect(shown(saved).fields?.map((one) => one.field)).toEqual([field]);
    },
  );

  it('a language that Apple does not have is refused, and the others are saved', async () => {
    const saved = await save(orbit, [
      [inLanguage('de', 'description'), 'Neu.'],
      [inLanguage('de-DE', 'description'), 'Neu.'],
    ]);
    expect(outcomes(saved)).toEqual(['refused', 'saved']);
    expect(shown(saved).fields).toEqual([
      { field: 'locale', words: expect.stringContaining('locale') },
    ]);
  });

  it('a key that may not edit test information is told which role it needs, and nothing more is tried', async () => {
    stage.practice.faults.add('key-role:developer');
    const saved = await save(orbit, [
      [inLanguage('en-US', 'description'), 'Mine.'],
      [inContact('notes'), 'Mine.'],
    ]);
    expect(outcomes(saved)).toEqual(['failed', 'not-tried']);
    expect(shown(saved).fix).toBe(say('test-information.role-fix'));
    expect(shown(saved).fix).toContain('App Manager');
    expect(writes()).toHaveLength(1);
  });
});

describe('answers that are lost or late', () => {
  it('a change whose answer was lost is looked up, and not sent again', async () => {
    stage.practice.faults.add('lost-answer:PATCH /v1/betaAppLocalizations');
    const saved = await save(orbit, [[inLanguage('en-US', 'description'), 'Arrived.']]);
    expect(outcomes(saved)).toEqual(['saved']);
    expect(writes()).toEqual(['PATCH /v1/betaAppLocalizations/ID']);
  });

  it('a new language whose answer was lost is created once', async () => {
    stage.practice.faults.add('lost-answer:POST /v1/betaAppLocalizations');
    const saved = await save(orbit, [[inLanguage('it', 'description'), 'Arrivato.']]);
    expect(outcomes(saved)).toEqual(['saved']);
    const rows = (await read()).languages.filter(({ locale }) => locale === 'it');
    expect(rows).toEqual([expect.objectContaining({ description: 'Arrivato.' })]);
  });

  it('a change that did not arrive is sent again', async () => {
    stage.practice.faults.add('server-error-before:PATCH /v1/betaAppReviewDetails');
    const saved = await save(orbit, [[inContact('notes'), 'Second time.']]);
    expect(outcomes(saved)).toEqual(['saved']);
    expect((await read()).contact?.notes).toBe('Second time.');
  });

  it('a read that lags behind the write is waited for', async () => {
    const information = await read();
    stage.practice.faults.add('read-lag:3');
    const at = inLanguage('en-US', 'description');
    const saved = await save(orbit, [[at, 'Late.']], information);
    expect(outcomes(saved)).toEqual(['saved']);
    expect(storedIn(saved.information, at)).toBe('Late.');
  });

  it('without a server nothing is sent, and the error says so', async () => {
    const information = await read();
    await stage.stopServer();
    await expect(save(orbit, [[inContact('notes'), 'Later.']], information)).rejects.toMatchObject({
      error: { code: 'network-unreachable' },
    });
    await stage.startServerAgain();
  });
});

describe('a run whose test information is incomplete', () => {
  it('fails at the review with what is missing, and resumes once that is filled in', async () => {
    const packagePath = await stage.sample({ bundleId: tide });
    const { mark } = await stage.engine.packages.inspect(packagePath);
    const run = await stage.publish({
      packagePath,
      submitForBetaReview: true,
      groups: ['Sailors'],
      overrides: [
        {
          code: 'test-information-missing',
          reason: 'To see what Apple says.',
          package: { file: mark },
        },
      ],
    });
    expect(run.status, JSON.stringify(run.status)).toMatchObject({
      state: 'failed',
      error: {
        code: 'test-information-missing',
        detail: expect.stringContaining('Beta App Description is missing'),
      },
    });
    await save(tide, [
      [inLanguage('en-GB', 'description'), 'High and low water.'],
      [inLanguage('en-GB', 'feedbackEmail'), 'beta@example.com'],
      [inContact('contactPhone'), '+1 415 555 0100'],
      [inContact('contactEmail'), 'desk@example.com'],
    ]);
    await stage.engine.runs.resume(run.id, stage.connection);
    expect((await stage.engine.runs.settled(run.id)).status.state).toBe('done');
  });
});
