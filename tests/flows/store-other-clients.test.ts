import { afterEach, expect, test } from 'vitest';
import type { StorePage, StoreVersion } from '../../shared/domain/app-store';
import { contactFields } from '../../shared/domain/test-information';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { addStoreBuild, orbit, storePlan } from '../helpers/store-stage';
import type { Json } from '../practice/client/plain-client';
import { type OtherClient, otherClients } from '../practice/other-clients/clients';

/*
 * What Slipway writes to the App Store, and what it shows of it, is what other publishers’ clients see: as published,
 * with only the address changed.
 */

/** Loading a generated client of all of Apple's operations takes a while on a busy machine. */
const patience = 120_000;

let stage: Rehearsal;
afterEach(() => stage.end());

interface Seen {
  version: Json;
  languages: Json[];
  contact: Json;
  phased: Json;
  build: Json;
  submissions: Json[];
}

/** The app's version with that number, as another client reads it. */
async function seenBy({ open }: OtherClient, versionString: string): Promise<Seen> {
  const call = await open(stage.practice);
  const read = async (name: string, id: string | null, query: Json = {}): Promise<Json> => {
    const options = { ...(id !== null && { path: { id } }), query };
    const { data, error, response } = await call(name, options);
    if (!response.ok) throw new Error(`${name}: ${response.status} ${JSON.stringify(error)}`);
    return data.data;
  };
  const [version, ...others] = await read('appsAppStoreVersionsGetToManyRelated', orbit.id, {
    'filter[platform]': ['IOS'],
    'filter[versionString]': [versionString],
  });
  expect(others).toEqual([]);
  const related = (name: string) => read(`appStoreVersions${name}`, version.id);
  const phased = await call('appStoreVersionsAppStoreVersionPhasedReleaseGetToOneRelated', {
    path: { id: version.id },
    query: {},
  });
  const submissions: Json[] = await read('reviewSubmissionsGetCollection', null, {
    'filter[app]': [orbit.id],
    'filter[platform]': ['IOS'],
  });
  for (const one of submissions)
    one.items = await read('reviewSubmissionsItemsGetToManyRelated', one.id, {
      include: ['appStoreVersion'],
    });
  return {
    version,
    languages: await related('AppStoreVersionLocalizationsGetToManyRelated'),
    contact: await related('AppStoreReviewDetailGetToOneRelated'),
    build: await related('BuildGetToOneRelated'),
    phased: phased.response.ok ? phased.data?.data : null,
    submissions,
  };
}

const byLocale = (one: { locale: string }, other: { locale: string }) =>
  one.locale.localeCompare(other.locale);

/** A page of Slipway and what another client has read say the same in every field that Slipway shows. */
function expectAgreement(page: StorePage, shown: StoreVersion, seen: Seen): void {
  const { version, phased } = seen;
  expect(shown).toMatchObject({
    id: version.id,
    versionString: version.attributes.versionString,
    platform: version.attributes.platform,
    state: version.attributes.appVersionState,
    copyright: version.attributes.copyright ?? '',
    releaseType: version.attributes.releaseType,
    earliestReleaseDate: version.attributes.earliestReleaseDate ?? null,
    build: { id: seen.build.id, buildNumber: seen.build.attributes.version },
  });
  expect(shown.phased?.state ?? null).toBe(phased?.attributes.phasedReleaseState ?? null);
  expect(shown.phased?.currentDay ?? null).toBe(phased?.attributes.currentDayNumber ?? null);
  const languages = (page.open === shown ? page.languages : page.liveLanguages) ?? [];
  expect(languages.map(({ screenshots: _, ...fields }) => fields).sort(byLocale)).toEqual(
    seen.languages
      .map(({ id, attributes }) => ({
        id,
        locale: attributes.locale,
        whatsNew: attributes.whatsNew ?? '',
        promotionalText: attributes.promotionalText ?? '',
        description: attributes.description ?? '',
        keywords: attributes.keywords ?? '',
        supportUrl: attributes.supportUrl ?? '',
        marketingUrl: attributes.marketingUrl ?? '',
      }))
      .sort(byLocale),
  );
  if (page.open === shown) {
    const contact = Object.fromEntries(
      contactFields.map((field) => [field, String(seen.contact.attributes[field] ?? '')]),
    );
    expect(page.reviewDetail).toMatchObject({ ...contact, id: seen.contact.id });
  }
  const open = seen.submissions.filter(({ attributes }) => attributes.state !== 'COMPLETE');
  expect(page.submissions).toMatchObject(
    open.map(({ id, attributes }) => ({
      id,
      state: attributes.state,
      submittedDate: attributes.submittedDate,
    })),
  );
}

const texts = [
  {
    locale: 'en-US',
    whatsNew: '• Folders can be shared.\n• Search works without a network.',
    promotionalText: 'Now with folders.',
    description: 'Notes that stay in orbit, “wherever” you are — offline too.',
    keywords: 'notes,folders,orbit,offline',
    supportUrl: 'https://example.com/help?from=store&language=en',
    marketingUrl: 'https://example.com/orbit',
  },
  { locale: 'de-DE', whatsNew: 'Ordner lassen sich teilen. Größer, schöner.' },
  {
    locale: 'ar-SA',
    whatsNew: 'بحث \u200f(دون شبكة)',
    description: 'ملاحظات في المدار.',
    keywords: 'ملاحظات',
    supportUrl: 'https://example.com/ar',
  },
];

test.each(otherClients)(
  '$packageName sees the version, its texts and its submission as Slipway wrote them',
  async (client) => {
    stage = await rehearse({ practice: { speed: 1 } });
    const build = addStoreBuild(stage);
    const at = `${new Date().getUTCFullYear() + 1}-05-03T07:00:00Z`;
    const run = await stage.publish(
      storePlan(build, {
        release: { type: 'scheduled', at, timeZone: 'Europe/Berlin' },
        phasedRelease: true,
        copyright: '2026 Northwind',
        texts,
      }),
    );
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    const seen = await seenBy(client, '1.4.0');
    expect(seen.version).toMatchObject({
      id: run.store?.versionId,
      attributes: {
        platform: 'IOS',
        versionString: '1.4.0',
        appVersionState: 'WAITING_FOR_REVIEW',
        copyright: '2026 Northwind',
        releaseType: 'SCHEDULED',
      },
    });
    expect(Date.parse(seen.version.attributes.earliestReleaseDate)).toBe(Date.parse(at));
    expect(seen.build).toMatchObject({ id: build.id, attributes: { version: '50' } });
    expect(seen.languages.map(({ attributes }) => attributes.locale).sort()).toEqual([
      'ar-SA',
      'de-DE',
      'en-US',
    ]);
    for (const wanted of texts)
      expect(
        seen.languages.find(({ attributes }) => attributes.locale === wanted.locale)?.attributes,
      ).toMatchObject(wanted);
    expect(seen.phased?.attributes.phasedReleaseState).toBe('INACTIVE');
    expect(seen.submissions).toMatchObject([
      {
        id: run.store?.submissionId,
        attributes: { platform: 'IOS', state: 'WAITING_FOR_REVIEW' },
        items: [
          { relationships: { appStoreVersion: { data: { id: run.store?.versionId ?? '' } } } },
        ],
      },
    ]);
    expect(seen.submissions[0].attributes.submittedDate).toBeTruthy();
    const page = await stage.engine.appStore.read(stage.connection, orbit);
    expect(page.failed).toEqual([]);
    if (page.open === null) throw new Error('There is no open version.');
    expectAgreement(page, page.open, seen);
  },
  patience,
);

test.each(otherClients)(
  '$packageName sees App Review information as Slipway saved it, a withdrawal, and a paused phased release',
  async (client) => {
    stage = await rehearse({ practice: { seed: 'version-in-review', speed: 1 } });
    const before = await stage.engine.appStore.read(stage.connection, orbit);
    const versionId = before.open?.id ?? '';
    const change = {
      ...{ contactFirstName: 'Ada', contactLastName: 'Lovelace', contactPhone: '+14085550100' },
      ...{ contactEmail: 'ada@example.com', notes: 'Shake to undo.', demoAccountRequired: 'true' },
      ...{ demoAccountName: 'demo', demoAccountPassword: 'pässword "1"' },
    };
    const edited = { base: before.reviewDetail, change };
    const { outcome } = await stage.engine.appStore.saveReviewDetail(
      stage.connection,
      versionId,
      edited,
    );
    expect(outcome).toBe('saved');
    await stage.engine.appStore.act(stage.connection, versionId, 'cancel-submission');
    const seen = await seenBy(client, '1.4.0');
    expect(seen.contact.attributes).toMatchObject({ ...change, demoAccountRequired: true });
    expect(seen.submissions).toMatchObject([{ attributes: { state: 'CANCELING' } }]);
    await stage.end();

    stage = await rehearse({ practice: { seed: 'phased-release-running', speed: 1 } });
    const { live } = await stage.engine.appStore.read(stage.connection, orbit);
    await stage.engine.appStore.act(stage.connection, live?.id ?? '', 'pause-phased');
    const paused = await seenBy(client, '1.4.0');
    expect(paused.phased?.attributes.phasedReleaseState).toBe('PAUSED');
  },
  patience,
);

test.each(otherClients)(
  'the App Store page of an app shows what $packageName reads, for a version in review and one in phases',
  async (client) => {
    for (const seed of ['version-in-review', 'rejected-build', 'phased-release-running'] as const) {
      stage = await rehearse({ practice: { seed, speed: 1 } });
      const page = await stage.engine.appStore.read(stage.connection, orbit);
      const shown = page.open ?? page.live;
      if (shown === null) throw new Error('The scenario has no version.');
      expect(page.failed).toEqual([]);
      expectAgreement(page, shown, await seenBy(client, '1.4.0'));
      if (seed !== 'phased-release-running') await stage.end();
    }
  },
  patience,
);
