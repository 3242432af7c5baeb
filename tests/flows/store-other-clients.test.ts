import { afterEach, expect, test } from 'vitest';
import type { StorePage, StoreVersion } from '../../shared/domain/app-store';
import { contactFields } from '../../shared/domain/test-information';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { orbit } from '../helpers/store-stage';
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
