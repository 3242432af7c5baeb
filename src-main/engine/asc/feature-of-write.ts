import type { KeyFeature } from '#shared/asc/roles';
import type { Method } from './exchange';

/** Paths of writes, and what the key's role must allow for them; the first that fits counts. */
const features: readonly (readonly [RegExp, KeyFeature])[] = [
  [/^\/v1\/buildUpload(s|Files)\b/, 'upload'],
  [/^\/v1\/betaBuildLocalizations\b/, 'notes'],
  [/^\/v1\/betaGroups\b|\/relationships\/betaGroups$/, 'groups'],
  [/^\/v1\/beta(AppReview|AppLocalizations|LicenseAgreements)/, 'beta-review'],
  [
    /^\/v1\/(betaTester|buildBetaNotifications|buildBetaDetails)|\/relationships\/individualTesters$/,
    'testers',
  ],
  [/^\/v1\/(appEncryptionDeclarations\b|builds\/[^/]+$)/, 'compliance'],
  [/^\/v\d\/(appStoreVersion|reviewSubmission)/, 'app-store'],
  [/^\/v1\/devices\b/, 'devices'],
];

/** What the answer to a write proves about a key; null for reads, and for writes that prove nothing. */
export function featureOfWrite(method: Method, path: string): KeyFeature | null {
  if (method === 'GET') return null;
  return features.find(([form]) => form.test(path))?.[1] ?? null;
}
