import type { Practice } from '../../../src-main/practice/server';
import { makePackage } from '../client/package';
import { type Json, linkage } from '../client/plain-client';
import { minutes, orbitId, sendPart, settled } from '../client/upload';
import { makeSigningRequest } from '../signing/signing-acts';
import type { Call, CallOptions } from './clients';

/** The outcome of a walk. */
export interface Walked {
  complete: number;
  /** One line for each call that did not complete. */
  failures: string[];
}

interface Walker {
  /** Makes a call; undefined when it did not complete. */
  call(name: string, options?: CallOptions): Promise<Json>;
  list(name: string, id: string, query?: Record<string, unknown>): Promise<Json[]>;
  read(name: string, id: string, query?: Record<string, unknown>): Promise<Json>;
  create(type: string, attributes: Json, relationships?: Json): Promise<string>;
  update(type: string, id: string, attributes: Json): Promise<Json>;
  remove(type: string, id: string): Promise<unknown>;
  /** Adds to a relationship, or removes from it. */
  link(name: string, id: string, type: string, ...ids: string[]): Promise<unknown>;
}

const byId = (id: string): CallOptions => (id === '' ? {} : { path: { id } });

function walkerOf(callWith: Call, walked: Walked): Walker {
  async function call(name: string, options: CallOptions = {}): Promise<Json> {
    try {
      const { data, error, response } = await callWith(name, options);
      if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(error)}`);
      walked.complete += 1;
      return data;
    } catch (thrown) {
      walked.failures.push(`${name}: ${String(thrown)}`);
      return undefined;
    }
  }
  return {
    call,
    list: async (name, id, query = {}) => (await call(name, { ...byId(id), query }))?.data ?? [],
    read: async (name, id, query = {}) => (await call(name, { ...byId(id), query }))?.data,
    async create(type, attributes, relationships) {
      const body = { data: { type, attributes, relationships } };
      return (await call(`${type}CreateInstance`, { body }))?.data.id ?? 'none';
    },
    update: (type, id, attributes) =>
      call(`${type}UpdateInstance`, { ...byId(id), body: { data: { type, id, attributes } } }),
    remove: (type, id) => call(`${type}DeleteInstance`, byId(id)),
    link: (name, id, type, ...ids) =>
      call(name, { ...byId(id), body: { data: ids.map((one) => ({ type, id: one })) } }),
  };
}

async function walkApps({ list, read, update }: Walker): Promise<void> {
  await list('appsGetCollection', '', { 'filter[bundleId]': ['com.northwind.orbit'], limit: 200 });
  await read('appsGetInstance', orbitId, { include: ['betaGroups', 'builds', 'gameCenterDetail'] });
  await update('apps', orbitId, { contentRightsDeclaration: 'DOES_NOT_USE_THIRD_PARTY_CONTENT' });
  for (const name of [
    'AppEncryptionDeclarations',
    'AppInfos',
    'AppStoreVersions',
    'BetaAppLocalizations',
    'BetaGroups',
    'Builds',
    'BuildUploads',
    'PreReleaseVersions',
    'ReviewSubmissions',
  ])
    await list(`apps${name}GetToManyRelated`, orbitId, { limit: 20 });
  await read('appsBetaAppReviewDetailGetToOneRelated', orbitId);
}

/** Delivers a package; returns the id of its build. */
async function walkDelivery(walker: Walker, practice: Practice): Promise<string> {
  const { call, create, list, read, remove, update } = walker;
  const bytes = await makePackage({ version: '1.5.0', build: '77' });
  const app = { app: linkage('apps', orbitId) };
  const identity = { cfBundleShortVersionString: '1.5.0', platform: 'IOS' };
  const stale = await create('buildUploads', { ...identity, cfBundleVersion: '70' }, app);
  await remove('buildUploads', stale);
  const upload = await create('buildUploads', { ...identity, cfBundleVersion: '77' }, app);
  const file = { assetType: 'ASSET', fileName: 'Orbit.ipa', uti: 'com.apple.ipa' };
  const fileId = await create(
    'buildUploadFiles',
    { ...file, fileSize: bytes.length },
    { buildUpload: linkage('buildUploads', upload) },
  );
  const { attributes } = await read('buildUploadFilesGetInstance', fileId);
  for (const operation of attributes.uploadOperations) await sendPart(operation, bytes);
  await update('buildUploadFiles', fileId, { uploaded: true });
  await list('buildUploadsBuildUploadFilesGetToManyRelated', upload);
  practice.clock.advance(settled);
  const found = await call('buildUploadsGetInstance', {
    ...byId(upload),
    query: { include: ['build'] },
  });
  return found?.data.relationships.build.data?.id ?? 'none';
}

async function walkBuild({ list, read, update }: Walker, build: string, practice: Practice) {
  await update('builds', build, { usesNonExemptEncryption: false });
  practice.clock.advance(settled);
  await list('buildsGetCollection', '', {
    'filter[app]': [orbitId],
    'filter[preReleaseVersion.version]': ['1.5.0'],
    'filter[expired]': ['False'],
    sort: ['-uploadedDate'],
    include: ['buildBetaDetail', 'preReleaseVersion'],
  });
  await read('buildsGetInstance', build, { include: ['buildBetaDetail', 'betaGroups'] });
  for (const name of [
    'App',
    'AppEncryptionDeclaration',
    'AppStoreVersion',
    'BetaAppReviewSubmission',
    'PreReleaseVersion',
  ])
    await read(`builds${name}GetToOneRelated`, build);
  for (const name of ['BetaBuildLocalizations', 'Icons', 'IndividualTesters'])
    await list(`builds${name}GetToManyRelated`, build);
  const detail = await read('buildsBuildBetaDetailGetToOneRelated', build);
  const id = detail?.id ?? 'none';
  await list('buildBetaDetailsGetCollection', '', { 'filter[build]': [build] });
  await read('buildBetaDetailsGetInstance', id);
  await update('buildBetaDetails', id, { autoNotifyEnabled: false });
  await read('buildBetaDetailsBuildGetToOneRelated', id);
  const [train] = await list('preReleaseVersionsGetCollection', '', { 'filter[builds]': [build] });
  await read('preReleaseVersionsGetInstance', train?.id);
  await read('preReleaseVersionsAppGetToOneRelated', train?.id);
  await list('preReleaseVersionsBuildsGetToManyRelated', train?.id);
}

async function walkNotes({ create, list, read, remove, update }: Walker, build: string) {
  const appType = 'betaAppLocalizations';
  const app = { app: linkage('apps', orbitId) };
  const information = await create(appType, { locale: 'it', description: 'Provala.' }, app);
  await list(`${appType}GetCollection`, '', { 'filter[app]': [orbitId] });
  await read(`${appType}GetInstance`, information);
  await read(`${appType}AppGetToOneRelated`, information);
  await update(appType, information, { feedbackEmail: 'feedback@example.com' });
  const type = 'betaBuildLocalizations';
  const of = { build: linkage('builds', build) };
  const note = await create(type, { locale: 'it', whatsNew: 'Nuovo.' }, of);
  await list(`${type}GetCollection`, '', { 'filter[build]': [build] });
  await read(`${type}GetInstance`, note);
  await read(`${type}BuildGetToOneRelated`, note);
  await update(type, note, { whatsNew: 'Ancora più nuovo.' });
  await remove(type, note);
  await remove(appType, information);
}

async function walkGroups(walker: Walker, build: string): Promise<void> {
  const { create, link, list, read, remove, update } = walker;
  const app = { app: linkage('apps', orbitId) };
  const group = await create('betaGroups', { name: 'Walkers' }, app);
  await list('betaGroupsGetCollection', '', { 'filter[app]': [orbitId], limit: 200 });
  await list('betaGroupsGetCollection', '', { 'filter[isInternalGroup]': ['True'] });
  await read('betaGroupsGetInstance', group, { include: ['builds', 'betaTesters'] });
  await read('betaGroupsAppGetToOneRelated', group);
  await update('betaGroups', group, { feedbackEnabled: true });
  await link('betaGroupsBuildsCreateToManyRelationship', group, 'builds', build);
  await list('betaGroupsBuildsGetToManyRelated', group);
  await list('betaGroupsGetCollection', '', { 'filter[builds]': [build] });
  await link('buildsBetaGroupsDeleteToManyRelationship', build, 'betaGroups', group);
  await link('buildsBetaGroupsCreateToManyRelationship', build, 'betaGroups', group);
  const person = { email: 'walker@example.com', firstName: 'Wanda', lastName: 'Walker' };
  const groups = { betaGroups: { data: [{ type: 'betaGroups', id: group }] } };
  const tester = await create('betaTesters', person, groups);
  await list('betaTestersGetCollection', '', { 'filter[email]': [person.email] });
  await read('betaTestersGetInstance', tester, { include: ['betaGroups'] });
  for (const name of ['Apps', 'BetaGroups', 'Builds'])
    await list(`betaTesters${name}GetToManyRelated`, tester);
  await list('betaGroupsBetaTestersGetToManyRelated', group);
  await link('betaGroupsBetaTestersDeleteToManyRelationship', group, 'betaTesters', tester);
  await link('betaGroupsBetaTestersCreateToManyRelationship', group, 'betaTesters', tester);
  await remove('betaTesters', tester);
  await remove('betaGroups', group);
}

async function walkReview(walker: Walker, build: string, practice: Practice): Promise<void> {
  const { create, link, list, read, update } = walker;
  const details = 'betaAppReviewDetails';
  const [detail] = await list(`${details}GetCollection`, '', { 'filter[app]': [orbitId] });
  await read(`${details}GetInstance`, detail?.id);
  await read(`${details}AppGetToOneRelated`, detail?.id);
  await update(details, detail?.id, { notes: 'Nothing to sign in to.' });
  const [external] = await list('betaGroupsGetCollection', '', { 'filter[name]': ['Beta circle'] });
  await link('buildsBetaGroupsCreateToManyRelationship', build, 'betaGroups', external?.id);
  const of = { build: linkage('builds', build) };
  const submission = await create('betaAppReviewSubmissions', undefined, of);
  await list('betaAppReviewSubmissionsGetCollection', '', { 'filter[build]': [build] });
  await read('betaAppReviewSubmissionsGetInstance', submission);
  await read('betaAppReviewSubmissionsBuildGetToOneRelated', submission);
  practice.clock.advance(minutes(60));
  await create('buildBetaNotifications', undefined, of);
}

async function walkTeam({ create, list, read, update }: Walker): Promise<void> {
  const [user] = await list('usersGetCollection', '', { limit: 10 });
  await read('usersGetInstance', user?.id, { include: ['visibleApps'] });
  await list('usersVisibleAppsGetToManyRelated', user?.id);
  await list('devicesGetCollection', '', { 'filter[platform]': ['IOS'] });
  const device = await create('devices', {
    ...{ name: 'Walking phone', platform: 'IOS', udid: '00008150-0123456789AB001E' },
  });
  await read('devicesGetInstance', device);
  await update('devices', device, { status: 'DISABLED' });
}

async function walkSigning({ create, list, read, remove, update }: Walker): Promise<void> {
  const identifier = 'com.northwind.orbit.walk';
  const bundle = await create('bundleIds', { name: 'Orbit Walk', platform: 'IOS', identifier });
  await list('bundleIdsGetCollection', '', { 'filter[identifier]': [identifier] });
  await read('bundleIdsGetInstance', bundle, { include: ['bundleIdCapabilities'] });
  await update('bundleIds', bundle, { name: 'Orbit Stroll' });
  const of = { bundleId: linkage('bundleIds', bundle) };
  const type = 'bundleIdCapabilities';
  const capability = await create(type, { capabilityType: 'ICLOUD' }, of);
  await list('bundleIdsBundleIdCapabilitiesGetToManyRelated', bundle);
  const settings = [{ key: 'ICLOUD_VERSION', options: [{ key: 'XCODE_6' }] }];
  await update(type, capability, { settings });
  await remove(type, capability);
  await read('bundleIdsAppGetToOneRelated', bundle);
  const { csrContent } = makeSigningRequest();
  const spec = { csrContent, certificateType: 'DISTRIBUTION' };
  const certificate = await create('certificates', spec);
  await list('certificatesGetCollection', '', { 'filter[certificateType]': ['DISTRIBUTION'] });
  await read('certificatesGetInstance', certificate);
  const profile = await create(
    'profiles',
    { name: 'Orbit Walk', profileType: 'IOS_APP_STORE' },
    { ...of, certificates: { data: [{ type: 'certificates', id: certificate }] } },
  );
  await list('profilesGetCollection', '', { include: ['bundleId', 'certificates'] });
  await read('profilesGetInstance', profile);
  await read('profilesBundleIdGetToOneRelated', profile);
  for (const name of ['Certificates', 'Devices'])
    await list(`profiles${name}GetToManyRelated`, profile);
  await list('bundleIdsProfilesGetToManyRelated', bundle);
  await remove('profiles', profile);
  await remove('certificates', certificate);
  await remove('bundleIds', bundle);
}

/** Uses everything involved in publishing a build, as another publisher's program would. */
export async function walkPractice(call: Call, practice: Practice): Promise<Walked> {
  const walked: Walked = { complete: 0, failures: [] };
  const walker = walkerOf(call, walked);
  await walkApps(walker);
  const build = await walkDelivery(walker, practice);
  await walkBuild(walker, build, practice);
  await walkNotes(walker, build);
  await walkGroups(walker, build);
  await walkReview(walker, build, practice);
  await walkTeam(walker);
  await walkSigning(walker);
  return walked;
}
