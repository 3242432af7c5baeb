import { reportDevice } from '../resources/build-reports';
import type { ReportRow } from '../world/build-reports';
import { platforms } from './enum-values';
import { equals, sortKey } from './filters';
import { type ListOptions, relatedRoutes } from './read-routes';
import type { Route } from './route';

const reportListOptions: ListOptions = {
  filters: {
    deviceModel: equals<ReportRow>(() => reportDevice.model),
    osVersion: equals<ReportRow>(() => reportDevice.os),
    appPlatform: equals<ReportRow>(() => reportDevice.platform, platforms),
    devicePlatform: equals<ReportRow>(() => reportDevice.platform, platforms),
    build: equals<ReportRow>(({ build }) => build.id),
    'build.preReleaseVersion': equals<ReportRow>(({ build }) => build.preReleaseVersionId),
    tester: equals<ReportRow>(({ testerId }) => testerId),
  },
  sorts: { createdDate: sortKey<ReportRow>(({ createdAt }) => createdAt) },
  includes: ['build', 'tester'],
};

/** What testers sent about an app's builds, and the sizes of a build for each device. */
export const buildReportRoutes: Route[] = [
  ...relatedRoutes('apps', 'betaFeedbackCrashSubmissions', reportListOptions),
  ...relatedRoutes('apps', 'betaFeedbackScreenshotSubmissions', reportListOptions),
  ...relatedRoutes('buildBundles', 'buildBundleFileSizes'),
];
