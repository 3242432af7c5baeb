import type { AssessedAccount } from '#shared/domain/assessment';
import type { BetaGroup } from '#shared/domain/destination';
import type { Finding } from '#shared/domain/finding';
import { changesAppStore, type PublishPlan, sendsPackage } from '#shared/domain/publish-plan';
import { AppException } from '#shared/errors';
import { message } from '#shared/words/message';
import type { AscClient } from '../asc/client';
import { accountFindings } from '../destination/account-findings';
import type { AccountSnapshot } from '../destination/account-snapshot';
import {
  encryptionOf,
  isInternalOnly,
  lookAtApple,
  type Subject,
  type Wanted,
} from '../destination/read-destination';

/** What App Store Connect says of the app, as far as a plan needs it. */
interface ReadAccount {
  account: AssessedAccount;
  /** What that was taken from; null when the account has no such app. */
  seen: AccountSnapshot | null;
  groups: BetaGroup[];
  wanted: Wanted;
}

/**
 * Reads what may block this plan, with `readsGroups` also the groups of an app that the plan has none of, and nothing
 * else. A missing app is a finding; another error is thrown.
 */
export async function readAccount(
  client: AscClient,
  { info, certificateSerial }: Subject,
  plan: PublishPlan,
  readsGroups = false,
): Promise<ReadAccount> {
  const needed = wantedFor(plan, info.usesNonExemptEncryption);
  const wanted = { ...needed, groups: needed.groups || readsGroups };
  try {
    // How the package is signed matters only where it is sent.
    const subject = { info, certificateSerial: wanted.sending ? certificateSerial : null };
    const { seen, groups } = await lookAtApple(client, subject, wanted);
    const account = {
      app: seen.app,
      groups,
      isBuildInternalOnly: isInternalOnly(seen),
      encryption: encryptionOf(seen),
      findings: accountFindings(seen, wanted),
    };
    return { account, seen, groups, wanted };
  } catch (thrown) {
    return { account: withoutApp(thrown), seen: null, groups: [], wanted };
  }
}

function wantedFor(plan: PublishPlan, answer: boolean | null): Wanted {
  const { scope, groups, submitForBetaReview, usesNonExemptEncryption } = plan;
  return {
    sending: sendsPackage(plan),
    review: scope !== 'upload-only' && submitForBetaReview,
    store: changesAppStore(plan),
    groups: scope !== 'upload-only' && (groups.length > 0 || !plan.notesReady),
    overview: false,
    encryption: scope !== 'upload-only' && (answer ?? usesNonExemptEncryption) === true,
  };
}

/** An account without the app, as something found; whatever else was thrown is thrown again. */
export function withoutApp(thrown: unknown): AssessedAccount {
  if (!(thrown instanceof AppException) || thrown.error.code !== 'app-not-found') throw thrown;
  const { code, title, detail, whatToDo } = thrown.error;
  const finding: Finding = {
    code,
    severity: 'blocker',
    where: message('finding.place.account'),
    title,
    why: detail,
    whatToDo,
  };
  return { app: null, findings: [finding] };
}
