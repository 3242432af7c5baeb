import { appInfoRoutes } from './app-infos';
import { appRoutes } from './apps';
import { betaAppLocalizationRoutes } from './beta-app-localizations';
import { betaAppReviewDetailRoutes } from './beta-app-review-details';
import { betaAppReviewSubmissionRoutes } from './beta-app-review-submissions';
import { betaBuildLocalizationRoutes } from './beta-build-localizations';
import { betaGroupRoutes, betaTesterInvitationRoutes, betaTesterRoutes } from './beta-groups';
import { betaLicenseAgreementRoutes } from './beta-license-agreements';
import { buildBetaDetailRoutes, buildBetaNotificationRoutes } from './build-beta-details';
import { buildReportRoutes } from './build-reports';
import { buildUploadFileRoutes } from './build-upload-files';
import { buildUploadRoutes } from './build-uploads';
import { buildRoutes } from './builds';
import { bundleIdCapabilityRoutes, bundleIdRoutes } from './bundle-ids';
import { certificateRoutes } from './certificates';
import { appEncryptionDeclarationRoutes } from './declarations';
import { deviceRoutes } from './devices';
import { preReleaseVersionRoutes } from './pre-release-versions';
import { profileRoutes } from './profiles';
import { reviewSubmissionItemRoutes, reviewSubmissionRoutes } from './review-submissions';
import type { Route } from './route';
import { storeReleaseRoutes } from './store-release';
import { appStoreReviewDetailRoutes } from './store-review-details';
import { appStoreVersionLocalizationRoutes, appStoreVersionRoutes } from './store-versions';
import { userRoutes } from './users';

/** Every route of every family. */
export const allRoutes: readonly Route[] = [
  ...appRoutes,
  ...appInfoRoutes,
  ...appEncryptionDeclarationRoutes,
  ...appStoreReviewDetailRoutes,
  ...appStoreVersionLocalizationRoutes,
  ...appStoreVersionRoutes,
  ...storeReleaseRoutes,
  ...reviewSubmissionItemRoutes,
  ...reviewSubmissionRoutes,
  ...betaAppLocalizationRoutes,
  ...betaAppReviewDetailRoutes,
  ...betaAppReviewSubmissionRoutes,
  ...betaBuildLocalizationRoutes,
  ...betaGroupRoutes,
  ...betaLicenseAgreementRoutes,
  ...betaTesterRoutes,
  ...betaTesterInvitationRoutes,
  ...buildBetaDetailRoutes,
  ...buildBetaNotificationRoutes,
  ...buildUploadFileRoutes,
  ...buildUploadRoutes,
  ...buildReportRoutes,
  ...buildRoutes,
  ...bundleIdCapabilityRoutes,
  ...bundleIdRoutes,
  ...certificateRoutes,
  ...deviceRoutes,
  ...preReleaseVersionRoutes,
  ...profileRoutes,
  ...userRoutes,
];

interface CompiledRoute {
  route: Route;
  pattern: RegExp;
}

const compiled: readonly CompiledRoute[] = allRoutes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace('{id}', '([^/]+)')}$`),
}));

export type RouteMatch =
  | { kind: 'found'; route: Route; id: string }
  | { kind: 'other-methods'; allowed: string[] }
  | { kind: 'none' };

/** Finds the route of a request. */
export function matchRoute(method: string, path: string): RouteMatch {
  const here = compiled.filter(({ pattern }) => pattern.test(path));
  if (here.length === 0) return { kind: 'none' };
  const found = here.find(({ route }) => route.method === method);
  if (!found) return { kind: 'other-methods', allowed: here.map(({ route }) => route.method) };
  const id = found.pattern.exec(path)?.[1] ?? '';
  return { kind: 'found', route: found.route, id };
}
