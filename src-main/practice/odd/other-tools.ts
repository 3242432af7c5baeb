import { isObject, type JsonObject } from '../protocol/body';
import { pacificDate } from '../protocol/pacific-date';
import { buildLifetime, day, minute } from '../world/delays';
import { fixedId } from '../world/ids';
import { openTrain } from '../world/new-build';
import type { AppRow, BuildRow, BuildUploadRow } from '../world/rows';
import { byId, type Moment } from '../world/state';

/** The attributes that one tool leaves out: null is returned as null, undefined is missing. */
interface Tool {
  name: string;
  upload: JsonObject;
  build: JsonObject;
}

/** Tools that deliver to the same apps, with rows as they were reported: each lacks something different. */
const tools: readonly Tool[] = [
  {
    name: 'Xcode',
    upload: { createdDate: undefined, uploadedDate: undefined },
    build: { minOsVersion: undefined, expirationDate: null, expired: undefined },
  },
  {
    name: 'altool',
    upload: { platform: null, createdDate: null, state: { state: 'COMPLETE' } },
    build: { processingState: null, usesNonExemptEncryption: undefined },
  },
  {
    name: 'Transporter',
    // One of Apple's clients has received the state as plain text.
    upload: { cfBundleShortVersionString: null, state: 'COMPLETE' },
    build: { version: null, uploadedDate: null },
  },
  {
    name: 'Fastlane',
    upload: { cfBundleVersion: undefined, state: null },
    build: { buildAudienceType: null, expired: null, uploadedDate: undefined },
  },
];

/** A separate train below everything in any scenario, so that these builds do not interfere. */
const version = '0.1.0';
const daysOld = 40;

function ids(app: AppRow, { name }: Tool) {
  const [upload, build, detail] = ['upload', 'build', 'beta-detail'].map((kind) =>
    fixedId('other-tool', kind, app.id, name),
  ) as [string, string, string];
  return { upload, build, detail };
}

function uploadOf(app: AppRow, tool: Tool, number: string, { now, today }: Moment): BuildUploadRow {
  const at = now - daysOld * day;
  const date = pacificDate(new Date(today.getTime() - daysOld * day));
  return {
    ...{ id: ids(app, tool).upload, appId: app.id, platform: 'IOS', deleted: false },
    ...{ cfBundleShortVersionString: version, cfBundleVersion: number },
    ...{ createdDate: date, uploadedDate: date, committedAt: at, processingAt: at },
    finishedAt: at + minute,
    ...{ outcome: 'COMPLETE', errors: [], warnings: [], buildId: ids(app, tool).build },
  };
}

function buildOf(app: AppRow, tool: Tool, number: string, moment: Moment): BuildRow {
  const { state, now, today } = moment;
  const uploadedAt = now - daysOld * day;
  const uploaded = today.getTime() - daysOld * day;
  const { upload, build, detail } = ids(app, tool);
  return {
    ...{ id: build, betaDetailId: detail, appId: app.id, uploadId: upload, version: number },
    preReleaseVersionId: openTrain(state, app.id, 'IOS', version).id,
    ...{ minOsVersion: '16.0', buildAudienceType: 'APP_STORE_ELIGIBLE' },
    usesNonExemptEncryption: false,
    uploadedDate: pacificDate(new Date(uploaded)),
    expirationDate: pacificDate(new Date(uploaded + buildLifetime)),
    ...{ uploadedAt, appearsAt: uploadedAt, processedAt: uploadedAt, settledAt: uploadedAt },
    ...{ processingOutcome: 'VALID', statesReturnAt: null, expiresAt: uploadedAt + buildLifetime },
    ...{ expiredByHand: false, autoNotifyEnabled: true, testersNotified: false },
    ...{ betaGroupIds: [], individualTesterIds: [] },
  };
}

/** Delivers to every app with each of the tools, once per world. */
export function deliverByOtherTools(moment: Moment): void {
  const { state } = moment;
  for (const app of state.apps) {
    for (const [place, tool] of tools.entries()) {
      if (byId(state.buildUploads, ids(app, tool).upload)) continue;
      state.buildUploads.push(uploadOf(app, tool, String(place + 1), moment));
      state.builds.push(buildOf(app, tool, String(place + 1), moment));
    }
  }
}

/** The missing attributes, by type and id. */
function lackingIn({ state }: Moment): Map<string, JsonObject> {
  const lacking = state.apps.flatMap((app) =>
    tools.flatMap((tool) => [
      [`buildUploads ${ids(app, tool).upload}`, tool.upload] as const,
      [`builds ${ids(app, tool).build}`, tool.build] as const,
    ]),
  );
  return new Map(lacking);
}

/** A document in which the rows of other tools lack what those tools leave out. */
export function asOtherToolsLeftIt(document: JsonObject, moment: Moment): JsonObject {
  const lacking = lackingIn(moment);
  const left = (resource: unknown): unknown => {
    if (!isObject(resource)) return resource;
    const lacks = lacking.get(`${resource.type} ${resource.id}`);
    if (!lacks || !isObject(resource.attributes)) return resource;
    return { ...resource, attributes: { ...resource.attributes, ...lacks } };
  };
  const { data, included } = document;
  return {
    ...document,
    data: Array.isArray(data) ? data.map(left) : left(data),
    ...(Array.isArray(included) ? { included: included.map(left) } : {}),
  };
}
