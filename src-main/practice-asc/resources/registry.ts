import { appStoreVersions, apps } from './apps';
import { buildBetaDetails, builds } from './builds';
import type { Relationship, ResourceType } from './resource-type';
import { betaAppReviewDetails, betaAppReviewSubmissions, buildBetaNotifications } from './reviews';
import { betaGroups, betaTesters } from './testers';
import { betaAppLocalizations, betaBuildLocalizations } from './texts';
import { preReleaseVersions } from './trains';
import { buildUploadFiles, buildUploads } from './uploads';

const types = [
  apps,
  appStoreVersions,
  betaAppLocalizations,
  betaAppReviewDetails,
  betaAppReviewSubmissions,
  betaBuildLocalizations,
  betaGroups,
  betaTesters,
  buildBetaDetails,
  buildBetaNotifications,
  buildUploadFiles,
  buildUploads,
  builds,
  preReleaseVersions,
];

const typesByName = new Map(types.map((type) => [type.name, type]));

/** Undefined for a type that the practice team has none of. */
export function findType(name: string): ResourceType | undefined {
  return typesByName.get(name);
}

/** For names that a route table vouches for. */
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
