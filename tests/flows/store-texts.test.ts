import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { inWords } from '../../shared/words/say';
import type { AppStoreVersionLocalizationRow } from '../../src-main/practice/world/store-rows';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { endOf, processedBuild, storePlanFor, versionsOf, writesOf } from '../helpers/store-builds';

/* The step that saves the texts of an App Store version. Its languages are English and German, as of the last one. */

type StorePlan = Partial<NonNullable<PublishPlanInput['appStore']>>;

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

async function publish(
  plan: StorePlan,
  wishes: Partial<PublishPlanInput> = {},
): Promise<PublishRun> {
  const build = processedBuild(stage, '1.4.0');
  return stage.publish(storePlanFor(build.id, plan, wishes));
}

const isDone = (run: PublishRun) =>
  expect(run.status.state, JSON.stringify(run.status)).toBe('done');

function rows(): AppStoreVersionLocalizationRow[] {
  const version = versionsOf(stage).find(({ versionString }) => versionString === '1.4.0');
  return stage.practice.world.state.appStoreVersionLocalizations.filter(
    ({ versionId }) => versionId === version?.id,
  );
}

const rowOf = (locale: string) => rows().find((row) => row.locale === locale);

/** The writes of texts alone. */
const textWrites = () =>
  writesOf(stage).filter((write) => write.includes('appStoreVersionLocalizations'));

const stateOf = (run: PublishRun, locale: string) =>
  run.store?.texts.find(({ name }) => name === locale);

const create = 'POST /v1/appStoreVersionLocalizations';
const change = 'PATCH /v1/appStoreVersionLocalizations/ID';

const whatsNew = [
  { locale: 'en-US', whatsNew: 'Folders can be shared.' },
  { locale: 'de-DE', whatsNew: 'Ordner lassen sich teilen.' },
];

describe('texts of the plan', () => {
  it('are saved in each language, and only what differs is sent', async () => {
    const texts = [
      {
        locale: 'en-US',
        whatsNew: 'Folders can be shared.',
        description: 'Notes that stay in orbit.',
        keywords: 'notes,folders',
        promotionalText: 'Now with folders.',
        supportUrl: 'https://example.com/help',
        marketingUrl: 'https://example.com',
      },
      { locale: 'de-DE', description: 'Notizen, die im Orbit bleiben.' },
    ];
    const run = await publish({ texts });
    isDone(run);
    expect(rowOf('en-US')).toMatchObject(texts[0] ?? {});
    expect(run.store?.texts.map(({ name, state }) => [name, state])).toEqual([
      ['en-US', 'read-back'],
      ['de-DE', 'read-back'],
    ]);
    expect(textWrites()).toEqual([change]);
    expect(endOf(run, 'store-texts')).toBe('Saved in 2 languages');
    isDone(await publish({ texts }));
    expect(textWrites()).toEqual([change]);
  });

  it('can be emptied, and addresses taken away', async () => {
    isDone(await publish({ texts: [{ locale: 'en-US', promotionalText: 'Now with folders.' }] }));
    const texts = [{ locale: 'en-US', promotionalText: '', supportUrl: '' }];
    isDone(await publish({ texts }));
    expect(rowOf('en-US')).toMatchObject({ promotionalText: null, supportUrl: null });
  });

  it('with accents as a Mac types them, and Windows line ends, are sent composed', async () => {
    isDone(await publish({ texts: [{ locale: 'en-US', whatsNew: 'Cafe\u0301\r\nTe\u0301' }] }));
    expect(rowOf('en-US')?.whatsNew).toBe('Café\nTé');
  });

  it('in a language that the version does not have are added', async () => {
    const french = {
      locale: 'fr-FR',
      description: 'Des notes.',
      keywords: 'notes',
      supportUrl: 'https://example.com/aide',
      whatsNew: 'Partagez.',
    };
    const run = await publish({ texts: [french] });
    isDone(run);
    expect(rowOf('fr-FR')).toMatchObject(french);
    expect(textWrites()).toEqual([create]);
    expect(endOf(run, 'store-texts')).toBe('Saved in 1 language');
  });

  it('a language that is added for What’s New alone is warned about', async () => {
    const run = await publish({ texts: [{ locale: 'fr-FR', whatsNew: 'Partagez.' }] });
    isDone(run);
    expect(endOf(run, 'store-texts')).toBe(
      'Saved in 1 language. New language with only What’s New: French (France). It also needs a description, keywords and a support URL before the version can be submitted.',
    );
  });

  it('in a language that someone else adds at the same time change theirs', async () => {
    let isAdded = false;
    await stage.end();
    stage = await rehearse({
      engine: {
        fetch: async (url, init) => {
          const isCreation = init?.method === 'POST' && String(url).endsWith('Localizations');
          if (isCreation && !isAdded) {
            isAdded = true;
            await fetch(url, init);
            const added = rowOf('fr-FR');
            if (added) added.whatsNew = 'De quelqu’un d’autre.';
          }
          return fetch(url, init);
        },
      },
    });
    isDone(await publish({ texts: [{ locale: 'fr-FR', whatsNew: 'Partagez.' }] }));
    expect(rows().filter(({ locale }) => locale === 'fr-FR')).toMatchObject([
      { whatsNew: 'Partagez.' },
    ]);
  });
});

describe('What to Test as What’s New', () => {
  it('is carried over to the languages of the version that the plan has no What’s New for', async () => {
    const notes = [
      { locale: 'en-US', text: 'Please test the folders.' },
      { locale: 'de-DE', text: 'Bitte die Ordner testen.' },
      { locale: 'ja', text: 'フォルダ' },
    ];
    const texts = [{ locale: 'en-US', whatsNew: 'Folders can be shared.' }];
    const run = await publish({ texts, whatsNewFromNotes: true }, { notes });
    isDone(run);
    expect(rows().map(({ locale, whatsNew: text }) => [locale, text])).toEqual([
      ['en-US', 'Folders can be shared.'],
      ['de-DE', 'Bitte die Ordner testen.'],
    ]);
    expect(run.store?.texts.map(({ name }) => name)).toEqual(['en-US', 'de-DE']);
  });

  it('stays where it is if the plan does not ask for it', async () => {
    const notes = [{ locale: 'en-US', text: 'Please test the folders.' }];
    isDone(await publish({ texts: [] }, { notes }));
    expect(textWrites()).toEqual([]);
    expect(rowOf('en-US')?.whatsNew).toBeNull();
  });
});

it('a first version gets its texts without What’s New, which the step says', async () => {
  stage.practice.world.state.appStoreVersions = [];
  const run = await publish({
    texts: [{ locale: 'en-US', whatsNew: 'New', description: 'Notes.' }],
  });
  isDone(run);
  expect(rowOf('en-US')).toMatchObject({ description: 'Notes.', whatsNew: null });
  expect(endOf(run, 'store-texts')).toBe(
    'Saved in 1 language. A first version has no What’s New, so it was skipped.',
  );
});

describe('texts that Apple does not take', () => {
  it.each([
    [{ whatsNew: 'x'.repeat(4001) }, 'What’s New has 4,001 characters; 4,000 are allowed.'],
    [
      { promotionalText: 'x'.repeat(171) },
      'The promotional text has 171 characters; 170 are allowed.',
    ],
    [{ keywords: 'x'.repeat(101) }, 'The keywords have 101 characters; 100 are allowed.'],
    [{ description: 'x'.repeat(4001) }, 'The description has 4,001 characters; 4,000 are allowed.'],
    [{ whatsNew: 'Up ☀ and away' }, 'Apple doesn’t accept these characters in What’s New: ☀'],
    [
      { description: 'Smaller < bigger' },
      'Apple doesn’t accept these characters in the description: <',
    ],
    [{ supportUrl: 'example' }, 'The support URL isn’t valid: example'],
    [{ marketingUrl: 'ftp://x' }, 'The marketing URL isn’t valid: ftp://x'],
  ])('%o is named without being sent, and the other language is saved', async (fields, why) => {
    const [, german] = whatsNew;
    const run = await publish(
      { texts: [{ locale: 'en-US', ...fields }, german ?? { locale: '' }] },
      // The plan check names it before; a text that is carried over from the notes only gets to the step.
      { overrides: [{ code: 'store-text-too-long', reason: 'Apple has the last word' }] },
    );
    expect(endOf(run, 'store-texts')).toBe(
      `store-texts-refused: Refused: English (US). The other languages are saved. ${why}`,
    );
    expect(textWrites()).toEqual([change]);
    expect(rowOf('de-DE')?.whatsNew).toBe('Ordner lassen sich teilen.');
    expect(stateOf(run, 'en-US')).toMatchObject({ state: 'refused' });
    expect(stateOf(run, 'de-DE')).toMatchObject({ state: 'read-back' });
  });

  it('in a language that Apple does not have stop the run before the submission, in Apple’s words', async () => {
    const texts = [{ locale: 'xx-XX', whatsNew: 'New' }, ...whatsNew];
    const run = await publish({ texts, submit: true });
    expect(run.status).toMatchObject({
      state: 'failed',
      error: { code: 'store-texts-refused', apple: { status: 409 } },
    });
    expect(inWords(stateOf(run, 'xx-XX')?.detail ?? '')).toContain('locale');
    expect(rowOf('de-DE')?.whatsNew).toBe('Ordner lassen sich teilen.');
    expect(writesOf(stage).filter((write) => write.includes('reviewSubmission'))).toEqual([]);
  });

  it('because the version’s state locks them say so', async () => {
    await stage.end();
    stage = await rehearse({
      engine: {
        fetch: async (url, init) => {
          // Someone submits it between the two steps.
          const isText = init?.method === 'PATCH' && String(url).includes('Localizations/');
          if (isText) for (const one of versionsOf(stage)) one.appVersionState = 'IN_REVIEW';
          return fetch(url, init);
        },
      },
    });
    const run = await publish({ texts: whatsNew });
    expect(endOf(run, 'store-texts')).toContain(
      'They can’t be changed in the version’s current state.',
    );
  });
});

describe('answers that do not arrive', () => {
  it.each(
    [create, 'PATCH /v1/appStoreVersionLocalizations/*'].flatMap((place) =>
      ['lost-answer', 'server-error-after', 'server-error-before'].map((fault) => [fault, place]),
    ),
  )('%s of %s changes nothing in the end', async (fault, place) => {
    stage.practice.faults.add('read-lag:2');
    stage.practice.faults.add(`${fault}:${place}`);
    const run = await publish({ texts: [...whatsNew, { locale: 'fr-FR', whatsNew: 'Partagez.' }] });
    isDone(run);
    expect(stage.practice.faults.list().map(({ name }) => name)).not.toContain(fault);
    expect(rows().map(({ locale, whatsNew: text }) => [locale, text])).toEqual([
      ['en-US', 'Folders can be shared.'],
      ['de-DE', 'Ordner lassen sich teilen.'],
      ['fr-FR', 'Partagez.'],
    ]);
    expect(run.writes.open).toBe(0);
  });
});

describe('an odd App Store Connect', () => {
  it.each(['read-lag:4', 'read-lag:1s', 'new-missing:3', 'other-tools', 'version-unseen:5'])(
    'with %s the texts are saved and read back',
    async (fault) => {
      stage.practice.faults.add(fault);
      isDone(await publish({ texts: [...whatsNew, { locale: 'fr-FR', whatsNew: 'Partagez.' }] }));
      expect(rowOf('fr-FR')?.whatsNew).toBe('Partagez.');
      expect(rowOf('de-DE')?.whatsNew).toBe('Ordner lassen sich teilen.');
    },
  );

  it('rows with only what a publisher needs are enough', async () => {
    await stage.end();
    stage = await rehearse({ checksSchemas: false, practice: { faults: ['sparse-rows'] } });
    isDone(await publish({ texts: whatsNew }));
    expect(rowOf('de-DE')?.whatsNew).toBe('Ordner lassen sich teilen.');
  });

  it('texts that are not kept are never shown as saved', async () => {
    stage.practice.faults.add('not-kept:PATCH /v1/appStoreVersionLocalizations/*');
    const run = await publish({ texts: whatsNew });
    expect(endOf(run, 'store-texts')).toBe(
      'read-back-differs: App Store Connect shows different texts than were sent in English (US).',
    );
    expect(stateOf(run, 'de-DE')?.state).toBe('read-back');
    await stage.engine.runs.resume(run.id);
    isDone(await stage.engine.runs.settled(run.id));
  });

  it('texts that someone changed since a person wrote theirs are replaced only by resuming', async () => {
    const [english] = whatsNew;
    isDone(await publish({ texts: [{ locale: 'en-US', whatsNew: 'By someone else.' }] }));
    const mine = { locale: 'en-US', whatsNew: english?.whatsNew };
    const isAsked = { ...mine, base: { whatsNew: 'As I saw it.' } };
    const description = { description: 'Mine', base: { description: 'Never there.' } };
    const asked = await publish({ texts: [isAsked, { locale: 'fr-FR', ...description }] });
    expect(endOf(asked, 'store-texts')).toContain(
      'store-texts-changed: Changed in App Store Connect since the texts in the plan were written: English (US).',
    );
    expect(rowOf('en-US')?.whatsNew).toBe('By someone else.');
    await stage.engine.runs.resume(asked.id);
    isDone(await stage.engine.runs.settled(asked.id));
    expect(rowOf('en-US')?.whatsNew).toBe('Folders can be shared.');
  });

  it('texts that are as the person saw them, or theirs already, are replaced without a question', async () => {
    isDone(await publish({ texts: [{ locale: 'en-US', whatsNew: 'As I\r\nsaw it.' }] }));
    const base = { whatsNew: 'As I\nsaw it. ' };
    const texts = [{ locale: 'en-US', whatsNew: 'Mine', base }];
    isDone(await publish({ texts }));
    isDone(await publish({ texts }));
    expect(rowOf('en-US')?.whatsNew).toBe('Mine');
  });

  it('texts that someone changed after the run saved them are replaced only by resuming once more', async () => {
    stage.practice.faults.add('not-kept:PATCH /v1/appStoreVersionLocalizations/*');
    const failed = await publish({ texts: whatsNew });
    const german = rowOf('de-DE');
    if (german) german.whatsNew = 'Von jemand anderem.';
    await stage.engine.runs.resume(failed.id);
    const asked = await stage.engine.runs.settled(failed.id);
    expect(endOf(asked, 'store-texts')).toContain('store-texts-changed: Changed after this run');
    expect(rowOf('de-DE')?.whatsNew).toBe('Von jemand anderem.');
    await stage.engine.runs.resume(failed.id);
    isDone(await stage.engine.runs.settled(failed.id));
    expect(rowOf('de-DE')?.whatsNew).toBe('Ordner lassen sich teilen.');
  });
});
