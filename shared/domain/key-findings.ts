/* What a plan asks of its key: the window, the command and the run assess it alike. */

import { type KeyFeature, roleNeededFor } from '../asc/roles';
import { type Message, message } from '../words/message';
import { featureName, roleName } from '../words/roles';
import type { Account } from './account';
import type { BetaGroup } from './destination';
import type { Finding } from './finding';
import { featureOf } from './key-features';
import type { PackageInfo } from './package-info';
import { listedGroup } from './plan-groups';
import { changesAppStore, type PublishPlan, sendsPackage } from './publish-plan';

/** What is known of the account's key. */
export type WeighedKey = Pick<Account, 'name' | 'keyId' | 'issuerId' | 'role' | 'learned'>;

type AskedPlan = Pick<
  PublishPlan,
  | 'scope'
  | 'notes'
  | 'groups'
  | 'submitForBetaReview'
  | 'usesNonExemptEncryption'
  | 'notify'
  | 'appStore'
>;

/** What else decides which requests a run makes; each is left out until it is known. */
interface AskedOf {
  info?: Pick<PackageInfo, 'usesNonExemptEncryption'> | undefined;
  groups?:
    | readonly Pick<BetaGroup, 'id' | 'name' | 'isInternal' | 'hasAccessToAllBuilds'>[]
    | undefined;
}

/**
 * What the key is known not to be allowed, before anything is sent: Apple takes the upload of a Developer key, and
 * refuses its notes an hour later. What is not known makes no finding.
 */
export function findingsForKey(key: WeighedKey, plan: AskedPlan, known: AskedOf): Finding[] {
  const missing = featuresAsked(plan, known)
    .map((feature) => featureOf(key, feature))
    .filter(({ can }) => can === 'no');
  const [first] = missing;
  if (first === undefined) return [];
  const cannotUpload = missing.some(({ feature }) => feature === 'upload');
  // A role for all of them; a new key that may upload is to do everything else that a plan has, too.
  const wholePlan = cannotUpload && plan.scope !== 'upload-only';
  const manager = missing.find((one) => one.needs === 'APP_MANAGER')?.needs;
  const needs = manager ?? (wholePlan ? roleNeededFor('notes') : first.needs);
  const features = { list: missing.map(({ feature }) => featureName(feature)), or: true };
  return [
    {
      code: cannotUpload ? 'role-cannot-upload' : 'role-too-small',
      severity: 'blocker',
      where: message('finding.place.key', { name: key.name, keyId: key.keyId }),
      title: message('finding.role-too-small.title', { features }),
      why: cannotUpload ? whyNoUpload(key) : whyTooSmall(key),
      whatToDo: cannotUpload
        ? message('finding.role-cannot-upload.fix', { role: roleName(needs) })
        : message('finding.role-too-small.fix', { role: roleName(needs) }),
    },
  ];
}

function whyTooSmall({ role }: WeighedKey): Message {
  return role
    ? message('finding.role-too-small.why-role', { role: roleName(role.role) })
    : message('finding.role-too-small.why');
}

/** Nothing of the plan is possible: there is no part to leave out. */
function whyNoUpload({ role }: WeighedKey): Message {
  return role
    ? message('finding.role-cannot-upload.why-role', { role: roleName(role.role) })
    : message('finding.role-cannot-upload.why');
}

function featuresAsked(plan: AskedPlan, { info, groups }: AskedOf): KeyFeature[] {
  const { scope, notes, submitForBetaReview, usesNonExemptEncryption, notify } = plan;
  const manages = scope !== 'upload-only';
  const answers = usesNonExemptEncryption !== null && info?.usesNonExemptEncryption === null;
  const reaches = plan.groups.length > 0 || submitForBetaReview;
  const asked: [KeyFeature, boolean][] = [
    ['upload', info !== undefined && sendsPackage(plan)],
    ['notes', manages && notes.length > 0],
    ['compliance', manages && answers],
    ['groups', manages && assignsGroups(plan, groups)],
    ['beta-review', manages && submitForBetaReview],
    ['app-store', changesAppStore(plan)],
    ['testers', manages && reaches && notify !== 'at-once'],
  ];
  return asked.filter(([, isAsked]) => isAsked).map(([feature]) => feature);
}

/** An internal group with every build gets this one without a request. */
function assignsGroups({ groups: wanted }: AskedPlan, groups: AskedOf['groups']): boolean {
  if (groups === undefined) return false;
  const automatic = groups.filter((group) => group.isInternal && group.hasAccessToAllBuilds);
  return wanted.some((one) => listedGroup(automatic, one) === null);
}
