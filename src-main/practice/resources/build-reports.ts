import {
  bundleIdOf,
  type FileSizeRow,
  fileSizesOf,
  fileSizeWithId,
  type ReportKind,
  type ReportRow,
  reportsOf,
  reportWithId,
} from '../world/build-reports';
import type { BuildRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { seenBuild, seenBuilds } from './builds';
import { absentFields, emptyMany, emptyOne, resourceType, toMany, toOne } from './resource-type';

const unwritten = [
  'comment',
  'email',
  'locale',
  'timeZone',
  'architecture',
  'connectionType',
  'pairedAppleWatch',
  'appUptimeInMilliseconds',
  'diskBytesAvailable',
  'diskBytesTotal',
  'batteryPercentage',
  'screenWidthInPoints',
  'screenHeightInPoints',
  'deviceFamily',
] as const;

/** The device of every report. */
export const reportDevice = { model: 'iPhone17,1', os: '26.0', platform: 'IOS' } as const;

const attributes = {
  createdDate: ({ createdAt }: ReportRow, { now, today }: Moment) =>
    new Date(today.getTime() - (now - createdAt)).toISOString(),
  deviceModel: () => reportDevice.model,
  osVersion: () => reportDevice.os,
  appPlatform: () => reportDevice.platform,
  devicePlatform: () => reportDevice.platform,
  buildBundleId: ({ build }: ReportRow, { state }: Moment) =>
    byId(state.apps, build.appId)?.bundleId ?? null,
  ...absentFields<ReportRow>(...unwritten),
};

const relationships = {
  build: toOne<ReportRow>('builds', ({ build }) => build.id, false),
  tester: toOne<ReportRow>('betaTesters', ({ testerId }) => testerId, false),
};

function find(kind: ReportKind) {
  return (id: string, moment: Moment): ReportRow | undefined => {
    const report = reportWithId(id, kind, moment);
    return report && seenBuild(report.build.id, moment) ? report : undefined;
  };
}

export const betaFeedbackCrashSubmissions = resourceType<ReportRow>({
  name: 'betaFeedbackCrashSubmissions',
  find: find('crash'),
  attributes,
  relationships: { ...relationships, crashLog: emptyOne<ReportRow>('betaCrashLogs') },
});

export const betaFeedbackScreenshotSubmissions = resourceType<ReportRow>({
  name: 'betaFeedbackScreenshotSubmissions',
  find: find('screenshot'),
  attributes: { ...attributes, ...absentFields<ReportRow>('screenshots') },
  relationships,
});

/** The IDs of an app's reports of one kind. */
export function reportIdsOf(appId: string, kind: ReportKind, moment: Moment): string[] {
  return seenBuilds(moment)
    .filter((build) => build.appId === appId)
    .flatMap((build) => reportsOf(build, kind, moment).map(({ id }) => id));
}

/** What a build consists of: here always the app alone. */
interface BundleRow {
  id: string;
  build: BuildRow;
}

export const buildBundles = resourceType<BundleRow>({
  name: 'buildBundles',
  find(id, moment) {
    const build = seenBuild(id.split('-app')[0] ?? '', moment);
    return build && bundleIdOf(build) === id ? { id, build } : undefined;
  },
  attributes: {
    bundleId: ({ build }, { state }) => byId(state.apps, build.appId)?.bundleId ?? null,
    bundleType: () => 'APP',
    minimumOsVersion: ({ build }) => build.minOsVersion,
    ...absentFields<BundleRow>(
      'sdkBuild',
      'platformBuild',
      'fileName',
      'hasSirikit',
      'hasOnDemandResources',
      'hasPrerenderedIcon',
      'usesLocationServices',
      'isIosBuildMacAppStoreCompatible',
      'includesSymbols',
      'dSYMUrl',
      'supportedArchitectures',
      'requiredCapabilities',
      'deviceProtocols',
      'locales',
      'entitlements',
      'baDownloadAllowance',
      'baMaxInstallSize',
    ),
  },
  relationships: {
    appClipDomainCacheStatus: emptyOne('appClipDomainStatuses'),
    appClipDomainDebugStatus: emptyOne('appClipDomainStatuses'),
    betaAppClipInvocations: emptyMany('betaAppClipInvocations'),
    buildBundleFileSizes: toMany('buildBundleFileSizes', ({ build }, moment) =>
      fileSizesOf(build, moment).map(({ id }) => id),
    ),
  },
});

export const buildBundleFileSizes = resourceType<FileSizeRow>({
  name: 'buildBundleFileSizes',
  find: fileSizeWithId,
  attributes: {
    deviceModel: (row) => row.deviceModel,
    osVersion: (row) => row.osVersion,
    downloadBytes: (row) => row.downloadBytes,
    installBytes: (row) => row.installBytes,
  },
  relationships: {},
});
