import { ageRatingDeclarations } from './age-ratings';
import { appCategories, appInfoLocalizations, appInfos } from './app-infos';
import { apps, betaAppLocalizations, betaBuildLocalizations, betaLicenseAgreements } from './apps';
import {
  betaFeedbackCrashSubmissions,
  betaFeedbackScreenshotSubmissions,
  buildBundleFileSizes,
  buildBundles,
} from './build-reports';
import { buildBetaDetails, builds } from './builds';
import { appEncryptionDeclarationDocuments, appEncryptionDeclarations } from './declarations';
import { appStoreReviewAttachments, buildIcons, webhooks } from './empty-types';
import type { Relationship, ResourceType } from './resource-type';
import {
  betaAppReviewDetails,
  betaAppReviewSubmissions,
  betaTesterInvitations,
  buildBetaNotifications,
  reviewSubmissionItems,
  reviewSubmissions,
} from './reviews';
import { bundleIdCapabilities, bundleIds, certificates, devices, profiles } from './signing';
import {
  appScreenshotSets,
  appStoreReviewDetails,
  appStoreVersionLocalizations,
  appStoreVersionPhasedReleases,
  appStoreVersionReleaseRequests,
  appStoreVersionSubmissions,
  appStoreVersions,
} from './store-versions';
import { betaGroups, betaTesters, users } from './testers';
import { preReleaseVersions } from './trains';
import { buildUploadFiles, buildUploads } from './uploads';

/** Every type of resource that the practice team can have. */
export const allTypes: readonly ResourceType[] = [
  ageRatingDeclarations,
  appCategories,
  appEncryptionDeclarationDocuments,
  appStoreReviewAttachments,
  appStoreVersionSubmissions,
  apps,
  appEncryptionDeclarations,
  appInfoLocalizations,
  appInfos,
  appScreenshotSets,
  appStoreReviewDetails,
  appStoreVersionLocalizations,
  appStoreVersionPhasedReleases,
  appStoreVersionReleaseRequests,
  appStoreVersions,
  betaAppLocalizations,
  betaAppReviewDetails,
  betaAppReviewSubmissions,
  betaBuildLocalizations,
  betaFeedbackCrashSubmissions,
  betaFeedbackScreenshotSubmissions,
  betaGroups,
  betaLicenseAgreements,
  betaTesters,
  buildBundleFileSizes,
  buildBundles,
  buildBetaDetails,
  betaTesterInvitations,
  buildBetaNotifications,
  buildUploadFiles,
  buildIcons,
  buildUploads,
  builds,
  bundleIdCapabilities,
  bundleIds,
  certificates,
  devices,
  preReleaseVersions,
  profiles,
  users,
  reviewSubmissionItems,
  reviewSubmissions,
  webhooks,
];

const typesByName = new Map(allTypes.map((type) => [type.name, type]));

/** Undefined for a type that the practice team has none of. */
export function findType(name: string): ResourceType | undefined {
  return typesByName.get(name);
}

/** For names that a route table guarantees. */
export function typeNamed(name: string): ResourceType {
  const type = typesByName.get(name);
  if (!type) throw new Error(`No resource type is named ${name}`);
  return type;
}

export function relationshipNamed(typeName: string, name: string): Relationship {
  const relationship = typeNamed(typeName).relationships[name];
  if (!relationship) throw new Error(`${typeName} has no relationship named ${name}`);
  return relationship;
}
