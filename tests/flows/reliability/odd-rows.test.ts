import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyBuild } from '#shared/domain/expiry';
import type { PublishRun } from '#shared/domain/publish-run';
import { readinessOf } from '#shared/domain/store-readiness';
import { inWords } from '#shared/words/say';
import { AppException } from '../../../shared/errors';
import { readAppPage, readApps } from '../../../src-main/engine/app-page/read-app-page';
import { readStorePage } from '../../../src-main/engine/app-store/read-store-page';
import { listExpired, readNewerBuilds } from '../../../src-main/engine/asc/app-builds';
import { listStoreInfos, readStoreReviewDetail } from '../../../src-main/engine/asc/app-store-info';
import { readPhasedRelease } from '../../../src-main/engine/asc/app-store-release';
import { listStoreLanguages } from '../../../src-main/engine/asc/app-store-texts';
import {
  listAppStoreVersions,
  readAppStoreVersion,
} from '../../../src-main/engine/asc/app-store-versions';
import { findApp, listApps } from '../../../src-main/engine/asc/apps';
import { groupsHavingBuild, listBetaGroups } from '../../../src-main/engine/asc/beta-groups';
import { readReviewSubmission } from '../../../src-main/engine/asc/beta-review';
import {
  listBuildUploadFiles,
  readBuildUploadFile,
} from '../../../src-main/engine/asc/build-upload-files';
import { listBuildUploads, readBuildUpload } from '../../../src-main/engine/asc/build-uploads';
import {
  buildsOfVersion,
  findBuild,
  newestBuilds,
  readBuild,
  readBuildWithGroups,
} from '../../../src-main/engine/asc/builds';
import type { AscClient } from '../../../src-main/engine/asc/client';
import { makeConnector } from '../../../src-main/engine/asc/connect';
import { listDeclarations, readBuildDeclaration } from '../../../src-main/engine/asc/declarations';
import { listDevices } from '../../../src-main/engine/asc/devices';
import { listBuildNotes } from '../../../src-main/engine/asc/localizations';
import {
  listOpenSubmissions,
  listSubmissionItems,
  readSubmission,
} from '../../../src-main/engine/asc/review-submissions';
import { listCertificates, listProfiles } from '../../../src-main/engine/asc/signing';
import {
  listLanguages,
  readLicenseAgreement,
  readReviewContact,
} from '../../../src-main/engine/asc/test-information';
import {
  countTesters,
  findTesters,
  listTeamUsers,
  listTesterGroups,
  readTesterGroup,
  testersOf,
  testersQuery,
} from '../../../src-main/engine/asc/testers';
import { readUsers } from '../../../src-main/engine/asc/users';
import {
  readBuildDetail,
  readFeedback,
} from '../../../src-main/engine/build-detail/read-build-detail';
import { readDestination } from '../../../src-main/engine/destination/read-destination';
import { previewOf, readForExpiry } from '../../../src-main/engine/expiry/preview-expiry';
import type { Fetch } from '../../../src-main/engine/ports';
import { readLosing } from '../../../src-main/engine/reach/read-losing';
import { readReach } from '../../../src-main/engine/reach/read-reach';
import { seed } from '../../helpers/draw';
import { hurriedClock } from '../../helpers/hurried-clock';
import { noStoredKeys, type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { storePlan } from '../../helpers/store-stage';
import { fullPlan } from './full-publish';

/*
 * Rows made by other tools lack attributes, enums get new values, lists contain rows of all kinds. No read of the app
 * fails because of it, and it makes no finding.
 */

let stage: Rehearsal;
let client: AscClient;
let oddities: Oddity[] = [];
/** The server's response to each request. Nothing is written here, so it would be the same again. */
const answers = new Map<string, { status: number; headers: Headers; text: string }>();

/** Sends each request to the server once over HTTP, and distorts its response. */
const oddFetch: Fetch = async (url, init) => {
  const question = `${init.method ?? 'GET'} ${url}`;
  const answer = answers.get(question) ?? (await askServer(url, init));
  answers.set(question, answer);
  const { status, headers, text } = answer;
  const json = oddities.reduce<unknown>(change, JSON.parse(text));
  return new Response(JSON.stringify(json), { status, headers });
};

async function askServer(url: URL, init: RequestInit) {
  const response = await fetch(url, init);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return { status: response.status, headers, text: await response.text() };
}
let ids: {
  app: string;
  build: string;
  upload: string;
  file: string;
  group: string;
  version: string;
  submission: string;
};
let info: Parameters<typeof readDestination>[1]['info'];

beforeAll(async () => {
  stage = await rehearse({
    checksSchemas: false,
    practice: { faults: ['hourly-limit:1000000'] },
  });
  const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
  expect(run.status.state).toBe('done');
  info = { ...run.package, buildNumber: '4711' };
  ids = {
    app: run.app?.id ?? '',
    build: run.ids.build ?? '',
    upload: run.ids.buildUpload ?? '',
    file: run.ids.buildUploadFile ?? '',
    group: '',
    version: '',
    submission: '',
  };
  const submitted = await submitToAppReview(ids.build);
  ids.version = submitted.store?.versionId ?? '';
  ids.submission = submitted.store?.submissionId ?? '';
  const log = { info: () => undefined, warn: () => undefined };
  const clock = hurriedClock(100_000);
  const connect = makeConnector({ keys: noStoredKeys, clock, fetch: oddFetch, log });
  client = connect(stage.connection, 'short');
  ids.group = (await listBetaGroups(client, ids.app))[0]?.id ?? '';
});
afterAll(() => stage.end());

/** The version of the build, with everything that a version can have. */
async function submitToAppReview(buildId: string): Promise<PublishRun> {
  const { liveLanguages } = await stage.engine.appStore.read(stage.connection, {
    bundleId: info.bundleId ?? '',
    platform: 'IOS',
  });
  const texts = (liveLanguages ?? []).map(({ locale }) => ({
    locale,
    whatsNew: 'Offline search.',
  }));
  const plan = storePlan({ id: buildId }, { texts, phasedRelease: true });
  const { id } = await stage.engine.runs.start(stage.connection, plan);
  const run = await stage.engine.runs.settled(id);
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  return run;
}

const identity = () => ({
  appId: ids.app,
  version: '1.4.0',
  buildNumber: '42',
  platform: 'IOS' as const,
});

/** Every read that the app makes. */
const reads: Record<string, () => Promise<unknown>> = {
  listApps: () => listApps(client, 1),
  findApp: () => findApp(client, info.bundleId ?? ''),
  listBetaGroups: () => listBetaGroups(client, ids.app),
  listTesterGroups: () => listTesterGroups(client, ids.app),
  readTesterGroup: () => readTesterGroup(client, ids.group),
  countTesters: () => countTesters(client, ids.app),
  listTesters: async () =>
    testersOf(await client.page('/v1/betaTesters', testersQuery(ids.app, ids.group))),
  findTesters: () => findTesters(client, ['tester-1@example.com', 'nobody@example.com']),
  listTeamUsers: () => listTeamUsers(client, ids.app),
  groupsHavingBuild: () => groupsHavingBuild(client, ids.build),
  readReviewContact: () => readReviewContact(client, ids.app),
  readLicenseAgreement: () => readLicenseAgreement(client, ids.app),
  readReviewSubmission: () => readReviewSubmission(client, ids.build),
  listBuildUploads: () => listBuildUploads(client, ids.app, identity()),
  readBuildUpload: () => readBuildUpload(client, ids.upload),
  listBuildUploadFiles: () => listBuildUploadFiles(client, ids.upload),
  readBuildUploadFile: () => readBuildUploadFile(client, ids.file),
  findBuild: () => findBuild(client, identity()),
  readBuild: () => readBuild(client, ids.build),
  readBuildWithGroups: () => readBuildWithGroups(client, ids.build),
  newestBuilds: () => newestBuilds(client, identity()),
  buildsOfVersion: () => buildsOfVersion(client, identity()),
  listBuildNotes: () => listBuildNotes(client, ids.build),
  listLanguages: () => listLanguages(client, ids.app),
  listAppStoreVersions: () => listAppStoreVersions(client, ids.app, 'IOS'),
  readAppStoreVersion: () => readAppStoreVersion(client, ids.version),
  listStoreLanguages: () => listStoreLanguages(client, ids.version),
  listStoreInfos: () => listStoreInfos(client, ids.app),
  readStoreReviewDetail: () => readStoreReviewDetail(client, ids.version),
  readPhasedRelease: () => readPhasedRelease(client, ids.version),
  listOpenSubmissions: () => listOpenSubmissions(client, ids.app, 'IOS'),
  readSubmission: () => readSubmission(client, ids.submission),
  listSubmissionItems: () => listSubmissionItems(client, ids.submission),
  readStorePage: async () => readinessOf(await readStorePage(client, info.bundleId ?? '', 'IOS')),
  listDeclarations: () => listDeclarations(client, ids.app),
  readBuildDeclaration: () => readBuildDeclaration(client, ids.build),
  listProfiles: () => listProfiles(client),
  readUsers: () => readUsers(client),
  listCertificates: () => listCertificates(client),
  readApps: () => readApps(client),
  readAppPage: () => readAppPage(client, info.bundleId ?? '', 'all'),
  readBuildDetail: () =>
    readBuildDetail(client, { appId: ids.app, buildId: ids.build, previousId: ids.build }),
  readFeedback: () => readFeedback(client, ids.app),
  listDevices: () => listDevices(client),
  readReach: async () => readReach(client, await listBetaGroups(client, ids.app)),
  readForExpiry: async () => {
    const reading = await readForExpiry(client, info.bundleId ?? '');
    return previewOf(reading, everyBuild, new Date(), Date.now());
  },
  readNewerBuilds: () => readNewerBuilds(client, ids.app, ids.build),
  listExpired: () => listExpired(client, [ids.build]),
  readLosing: () => readLosing(client, { appId: ids.app, buildIds: [ids.build] }),
};

type Json = Record<string, unknown>;
interface Row extends Json {
  type: string;
  attributes?: Json | null;
  relationships?: unknown;
}

/** One distortion of a response; places are fractions of what there is. */
const oddity = fc.oneof(
  fc.record({ kind: fc.constant('lacks' as const), row: fc.double(), attribute: fc.double() }),
  fc.record({
    kind: fc.constant('other' as const),
    row: fc.double(),
    attribute: fc.double(),
    value: fc.constantFrom<unknown>(null, 7, true, [], {}, 'A_NEW_VALUE', ''),
  }),
  fc.record({ kind: fc.constant('bare' as const), row: fc.double() }),
  fc.record({ kind: fc.constant('unrelated' as const), value: fc.constantFrom(null, [], {}) }),
  fc.record({ kind: fc.constant('alone' as const), value: fc.constantFrom(null, undefined, {}) }),
  fc.record({
    kind: fc.constant('stranger' as const),
    attributes: fc.constantFrom<unknown>(undefined, null, {}, { name: null }),
  }),
);
type Oddity = typeof oddity extends fc.Arbitrary<infer T> ? T : never;

const at = <T>(all: readonly T[], share: number): T | undefined =>
  all[Math.floor(Math.abs(share % 1) * all.length)];

/** The distorted response. */
function change(json: unknown, how: Oddity): unknown {
  const document = structuredClone(json) as Json;
  const data = [document.data ?? []].flat() as Row[];
  // A previous distortion may have left something else there.
  const included = Array.isArray(document.included) ? (document.included as Row[]) : [];
  const rows = [...data, ...included];
  const row = 'row' in how ? at(rows, how.row || 0) : undefined;
  switch (how.kind) {
    case 'lacks':
    case 'other': {
      const name = at(Object.keys(row?.attributes ?? {}), how.attribute || 0);
      if (name === undefined || !row?.attributes) return document;
      if (how.kind === 'lacks') delete row.attributes[name];
      else row.attributes[name] = how.value;
      return document;
    }
    case 'bare':
      if (row) delete row.attributes;
      return document;
    case 'unrelated':
      for (const one of rows) one.relationships = how.value;
      return document;
    case 'alone':
      document.included = how.value;
      return document;
    case 'stranger':
      if (Array.isArray(document.data))
        document.data = [{ type: data[0]?.type, id: 'x1', attributes: how.attributes }, ...data];
      return document;
  }
}

const numRuns = Number(process.env.SLIPWAY_TEST_ROUNDS ?? 1_000);
/** Errors allowed for a response that cannot be used. */
const honest = ['answer-unexpected', 'answer-unreadable', 'app-not-found'];
const counts = new Map<string, number>();

afterAll(() => {
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  process.stdout.write(`${total} odd answers for ${counts.size} reads, none broke one\n`);
});

describe(`odd rows in every read (SLIPWAY_TEST_SEED=${seed})`, () => {
  it.each(Object.keys(reads))(
    '%s',
    async (name) => {
      oddities = [];
      await reads[name]?.();
      const ofFew = fc.array(oddity, { minLength: 1, maxLength: 3 });
      const survives = async (few: Oddity[]): Promise<void> => {
        oddities = few;
        await reads[name]?.().catch((thrown: unknown) => {
          if (!(thrown instanceof AppException)) throw thrown;
          expect(honest, inWords(thrown.error.detail)).toContain(thrown.error.code);
        });
      };
      await fc.assert(fc.asyncProperty(ofFew, survives), { seed, numRuns, endOnFailure: true });
      counts.set(name, numRuns);
    },
    120_000,
  );

  it('missing attributes make no finding', async () => {
    const codesOf = async (): Promise<string[]> => {
      const { findings } = await readDestination(client, { info, certificateSerial: null });
      return findings.map(({ code }) => code);
    };
    oddities = [];
    const truly = await codesOf();
    const lacking = fc.array(
      fc.record({ kind: fc.constant('lacks' as const), row: fc.double(), attribute: fc.double() }),
      { minLength: 1, maxLength: 4 },
    );
    const says = async (some: Oddity[]): Promise<void> => {
      oddities = some;
      const seen = await codesOf().catch((thrown: unknown) => {
        if (!(thrown instanceof AppException)) throw thrown;
        expect(honest).toContain(thrown.error.code);
        return [];
      });
      // The signing is then correctly reported as unknown.
      const lies = seen.filter(
        (code) => !truly.includes(code) && code !== 'signing-not-known-at-apple',
      );
      expect(lies).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(lacking, says), { seed, numRuns: 60, endOnFailure: true });
  });
});
