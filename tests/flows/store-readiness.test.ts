import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnownOfStore } from '../../shared/domain/readiness-item';
import { readinessOf } from '../../shared/domain/store-readiness';
import type { AppRow, AppStoreVersionRow, BuildRow } from '../../src-main/practice/world/rows';
import type {
  AppStoreReviewDetailRow,
  AppStoreVersionLocalizationRow,
} from '../../src-main/practice/world/store-rows';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { clientFor } from '../practice/client/plain-client';
import { addVersion, makeSubmission, submit } from '../practice/store/store-acts';

/*
 * A version of the practice team that is ready, and versions that lack one thing each: read by HTTP, the readiness list
 * has exactly one line for it.
 */

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { seed: 'rejected-build' } });
  // Nobody has submitted it yet.
  const { state } = stage.practice.world;
  state.reviewSubmissions = [];
  state.reviewSubmissionItems = [];
});
afterEach(() => stage.end());

const orbit = { bundleId: 'com.northwind.orbit', platform: 'IOS' };

interface Rows {
  app: AppRow;
  version: AppStoreVersionRow;
  build: BuildRow;
  english: AppStoreVersionLocalizationRow;
  german: AppStoreVersionLocalizationRow;
  detail: AppStoreReviewDetailRow;
}

/** The rows of the open version, to be changed in the practice world. */
function rows(): Rows {
  const { state } = stage.practice.world;
  const app = found(state.apps.find(({ bundleId }) => bundleId === orbit.bundleId));
  const version = found(
    state.appStoreVersions.find(
      ({ appId, appVersionState }) =>
        appId === app.id && appVersionState === 'PREPARE_FOR_SUBMISSION',
    ),
  );
  const texts = (locale: string) =>
    found(
      state.appStoreVersionLocalizations.find(
        (row) => row.versionId === version.id && row.locale === locale,
      ),
    );
  return {
    app,
    version,
    build: found(state.builds.find(({ id }) => id === version.buildId)),
    english: texts('en-US'),
    german: texts('de-DE'),
    detail: found(state.appStoreReviewDetails.find((row) => row.versionId === version.id)),
  };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('The scenario has no such row');
  return row;
}

async function lines(known?: KnownOfStore): Promise<string[]> {
  const page = await stage.engine.appStore.read(stage.connection, orbit);
  return readinessOf(page, known)
    .filter(({ severity }) => severity !== 'ready')
    .map(({ severity, code, locales }) => [severity, code, ...locales].join(' '));
}

/** Submits the open version like any client; the types that the refusal names, empty if there is none. */
async function refusedAt(versionId: string): Promise<string[]> {
  const client = await clientFor(stage.practice);
  const submission = String((await makeSubmission(client)).json.data.id);
  await addVersion(client, submission, versionId);
  const { json } = await submit(client, submission);
  const associated: Record<string, unknown> = json.errors?.[0].meta?.associatedErrors ?? {};
  return Object.keys(associated).map((path) => path.split('/')[2] ?? '');
}

it('a complete version is ready, and App Review takes it', async () => {
  expect(await lines()).toEqual([]);
  expect(await refusedAt(rows().version.id)).toEqual([]);
});

describe('a version that lacks one thing has exactly that line, and App Review refuses it for that', () => {
  it.each<[string, (rows: Rows) => void, string, string]>([
    [
      'a build',
      ({ version }) => {
        version.buildId = null;
      },
      'blocker build-missing',
      'appStoreVersions',
    ],
    [
      'export compliance',
      ({ build }) => {
        build.usesNonExemptEncryption = null;
      },
      'blocker compliance-unanswered',
      'builds',
    ],
    [
      'What’s New in one language',
      ({ german }) => {
        german.whatsNew = null;
      },
      'blocker whats-new-missing de-DE',
      'appStoreVersionLocalizations',
    ],
    [
      'a description',
      ({ english }) => {
        english.description = '';
      },
      'blocker description-missing en-US',
      'appStoreVersionLocalizations',
    ],
    [
      'keywords',
      ({ german }) => {
        german.keywords = null;
      },
      'blocker keywords-missing de-DE',
      'appStoreVersionLocalizations',
    ],
    [
      'a support URL',
      ({ german }) => {
        german.supportUrl = null;
      },
      'blocker support-url-missing de-DE',
      'appStoreVersionLocalizations',
    ],
    [
      'screenshots',
      ({ english }) => {
        english.screenshots = [];
      },
      'blocker screenshots-missing en-US',
      'appStoreVersionLocalizations',
    ],
    [
      'screenshots in the sets that it has',
      ({ english }) => {
        english.screenshotsEach = 0;
      },
      'blocker screenshots-missing en-US',
      'appStoreVersionLocalizations',
    ],
    [
      'an app name',
      ({ app }) => {
        app.infoTexts = { 'de-DE': { name: null } };
      },
      'blocker name-missing de-DE',
      'appInfoLocalizations',
    ],
    [
      'a privacy policy',
      ({ app }) => {
        app.infoTexts = { 'en-US': { privacyPolicyUrl: null } };
      },
      'blocker privacy-policy-missing en-US',
      'appInfoLocalizations',
    ],
    [
      'a category',
      ({ app }) => {
        app.categories = {};
      },
      'blocker category-missing',
      'appInfos',
    ],
    [
      'an answer of the age rating',
      ({ app }) => {
        app.unansweredAgeRating = ['gambling'];
      },
      'blocker age-rating-unanswered',
      'ageRatingDeclarations',
    ],
    [
      'content rights',
      ({ app }) => {
        app.contentRightsDeclaration = null;
      },
      'blocker content-rights-missing',
      'apps',
    ],
    [
      'a phone number of the contact',
      ({ detail }) => {
        detail.contactPhone = null;
      },
      'blocker contact-missing',
      'appStoreReviewDetails',
    ],
    [
      'a copyright',
      ({ version }) => {
        version.copyright = null;
      },
      'blocker copyright-missing',
      'appStoreVersions',
    ],
    [
      'sign-in details that are required',
      ({ detail }) => {
        detail.demoAccountRequired = true;
      },
      'blocker demo-account-missing',
      'appStoreReviewDetails',
    ],
  ])('%s', async (_, change, line, resource) => {
    const all = rows();
    change(all);
    expect(await lines()).toEqual([line]);
    expect(await refusedAt(all.version.id)).toEqual([resource]);
  });
});

describe('what App Review may still take is one line too', () => {
  it.each<[string, (rows: Rows) => void, string]>([
    [
      'a build that has expired',
      ({ build }) => {
        build.expiredByHand = true;
      },
      'blocker build-expired',
    ],
    [
      'a build that is being processed',
      ({ build }) => {
        build.processedAt = Number.MAX_SAFE_INTEGER;
      },
      'blocker build-processing',
    ],
    [
      'a number above the released version',
      ({ version }) => {
        version.versionString = '1.0.0';
      },
      'blocker version-not-higher',
    ],
    [
      'short keywords',
      ({ german }) => {
        german.keywords = 'notizen,'.repeat(20);
      },
      'blocker keywords-too-long de-DE',
    ],
    [
      'accepted characters',
      ({ german }) => {
        german.whatsNew = 'Schneller 🚀';
      },
      'blocker whats-new-characters de-DE',
    ],
    [
      'a web address',
      ({ english }) => {
        english.marketingUrl = 'ftp://example.com';
      },
      'blocker marketing-url-invalid en-US',
    ],
    [
      'screenshots of its own language',
      ({ german }) => {
        german.screenshots = [];
      },
      'warning screenshots-partial de-DE',
    ],
    [
      'a translated privacy policy',
      ({ app }) => {
        app.infoTexts = { 'de-DE': { privacyPolicyUrl: null } };
      },
      'warning privacy-policy-partial de-DE',
    ],
    [
      'a name without a price',
      ({ app }) => {
        app.infoTexts = { 'en-US': { subtitle: 'Free notes' } };
      },
      'warning wording-price en-US',
    ],
    [
      'a text without other platforms',
      ({ german }) => {
        german.description = 'Auch für Android.';
      },
      'warning wording-other-platform de-DE',
    ],
    [
      'a current copyright',
      ({ version }) => {
        version.copyright = '2019 Northwind Apps';
      },
      'warning copyright-year',
    ],
  ])('%s', async (_, change, line) => {
    change(rows());
    expect(await lines()).toEqual([line]);
  });
});

it('what a fault refuses at submission shows before it', async () => {
  stage.practice.faults.add('screenshots-missing');
  expect(await lines()).toEqual(['blocker screenshots-missing en-US de-DE']);
  stage.practice.faults.remove('screenshots-missing');
  stage.practice.faults.add('age-rating-missing');
  expect(await lines()).toEqual(['blocker age-rating-unanswered']);
});

it('a part that the server does not answer is not checked, never ready', async () => {
  stage.practice.faults.add('server-error-before:GET /v1/apps/*/appInfos*50');
  expect(await lines()).toEqual(['unchecked info-unread']);
});

it('a set of screenshots counts where the server does not say how many it has', async () => {
  await stage.end();
  stage = await rehearse({
    checksSchemas: false,
    practice: { seed: 'rejected-build', faults: ['sparse-rows'] },
  });
  const { languages } = await stage.engine.appStore.read(stage.connection, orbit);
  expect(languages).toHaveLength(2);
  for (const { screenshots } of languages ?? []) expect(screenshots?.length).toBeGreaterThan(0);
  expect((await lines()).join()).not.toContain('screenshots');
});

it('rows with nothing but their IDs are not checked, and nothing in them blocks or is ready', async () => {
  const { open, ...page } = await stage.engine.appStore.read(stage.connection, orbit);
  expect(open).not.toBeNull();
  const unreported = <T extends object>(row: T, kept: readonly (keyof T)[]): T =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        kept.includes(name as keyof T) ? value : null,
      ]),
    ) as T;
  const items = readinessOf({
    ...page,
    open: open && {
      ...unreported(open, ['id', 'versionString', 'state']),
      build: open.build && unreported(open.build, ['id']),
    },
    languages: (page.languages ?? []).map((row) => unreported(row, ['id', 'locale'])),
    app: { ...page.app, contentRights: null },
    info: page.info && {
      ...page.info,
      primaryCategory: null,
      unansweredAgeRating: null,
      languages: page.info.languages.map((row) => unreported(row, ['locale'])),
    },
    reviewDetail: page.reviewDetail && unreported(page.reviewDetail, ['id']),
  });
  expect(items.filter(({ severity }) => severity === 'blocker')).toEqual([]);
  expect(items.filter(({ severity }) => severity === 'unchecked').map(({ code }) => code)).toEqual([
    'build-unchecked',
    'compliance-unchecked',
    'texts-unchecked',
    'screenshots-unchecked',
    'name-unchecked',
    'privacy-policy-unchecked',
    'category-unchecked',
    'age-rating-unchecked',
    'content-rights-unchecked',
    'contact-unchecked',
    'copyright-unchecked',
  ]);
});

it('links of the texts and of the privacy policy are opened, and those that lead nowhere are a warning', async () => {
  const site = createServer((request, response) =>
    response.writeHead(request.url === '/help' ? 200 : 404).end(),
  );
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  try {
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const { version, english, german, app } = rows();
    english.supportUrl = `${url}/help`;
    german.supportUrl = `${url}/hilfe`;
    app.infoTexts = Object.fromEntries(
      ['en-US', 'de-DE'].map((locale) => [locale, { privacyPolicyUrl: `${url}/${locale}` }]),
    );
    const links = await stage.engine.appStore.checkLinks(stage.connection, version.id);
    expect(links).toEqual([
      { url: `${url}/help`, outcome: 'ok', status: 200 },
      { url: `${url}/hilfe`, outcome: 'dead', status: 404 },
      { url: `${url}/en-US`, outcome: 'dead', status: 404 },
      { url: `${url}/de-DE`, outcome: 'dead', status: 404 },
    ]);
    expect(await lines({ links })).toEqual(['warning link-dead de-DE en-US']);
  } finally {
    site.close();
  }
});
