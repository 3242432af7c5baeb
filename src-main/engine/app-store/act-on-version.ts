import {
  isEditableVersion,
  type StoreAct,
  type StoreSubmission,
  type StoreVersion,
} from '#shared/domain/app-store';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { stateText } from '#shared/words/states';
import {
  changePhasedRelease,
  deleteVersionSubmission,
  readPhasedRelease,
  readVersionSubmission,
  releaseVersion,
} from '../asc/app-store-release';
import { readAppStoreVersion } from '../asc/app-store-versions';
import { readAppOfVersion } from '../asc/apps';
import type { AscClient } from '../asc/client';
import { lookAgain } from '../asc/look-again';
import { LostAnswer, Refusal, wordsOf } from '../asc/refusal';
import {
  changeSubmission,
  listOpenSubmissions,
  listSubmissionItems,
  readSubmission,
} from '../asc/review-submissions';
import type { Clock } from '../ports';

interface Tools {
  client: AscClient;
  clock: Clock;
}

const maxSends = 2;

/** Does one act on a version, and reads back that it took effect. One that had taken effect before sends nothing. */
export async function actOnVersion(
  tools: Tools,
  versionId: string,
  act: StoreAct,
): Promise<StoreVersion> {
  try {
    await perform(tools, versionId, act);
  } catch (thrown) {
    // The state has changed since it was looked at: Apple's words say why not.
    if (!(thrown instanceof Refusal) || thrown.answer.status !== 409) throw thrown;
    const why = { apple: thrown.answer, cause: thrown };
    if (act !== 'cancel-submission') fail('store-act-refused', wordsOf(thrown.answer), why);
    const { state } = await readAppStoreVersion(tools.client, versionId);
    fail('store-not-withdrawable', notWithdrawable(state), why);
  }
  return readAppStoreVersion(tools.client, versionId);
}

function perform(tools: Tools, versionId: string, act: StoreAct): Promise<void> {
  switch (act) {
    case 'release':
      return release(tools, versionId);
    case 'cancel-submission':
      return cancelSubmission(tools, versionId);
    case 'withdraw-approved':
      return withdrawApproved(tools, versionId);
    case 'pause-phased':
    case 'resume-phased':
    case 'complete-phased':
      return changePhased(tools, versionId, phasedStates[act]);
  }
}

async function release(tools: Tools, versionId: string): Promise<void> {
  const { client } = tools;
  const { state } = await readAppStoreVersion(client, versionId);
  if (releasedStates.has(state)) return;
  // A scheduled release is Apple's: nothing can be released by hand before its date.
  if (state !== 'PENDING_DEVELOPER_RELEASE')
    fail(
      'store-act-refused',
      message('error.store-act-refused.release', { state: stateText('store-version', state) }),
    );
  await settle(tools, {
    isDone: async () => {
      const version = await readAppStoreVersion(client, versionId);
      return version.state === 'PENDING_APPLE_RELEASE' || releasedStates.has(version.state);
    },
    send: () => releaseVersion(client, versionId),
  });
}

/** One that is approved and not released (app-store-connect.md, versions 16). It is withdrawn by the developer then. */
async function withdrawApproved(tools: Tools, versionId: string): Promise<void> {
  const { client } = tools;
  const { state } = await readAppStoreVersion(client, versionId);
  if (state === 'DEVELOPER_REJECTED') return;
  const refuse = (): never =>
    fail(
      'store-act-refused',
      message('error.store-act-refused.withdraw-approved', {
        state: stateText('store-version', state),
      }),
    );
  if (state !== 'PENDING_DEVELOPER_RELEASE') refuse();
  const id = (await readVersionSubmission(client, versionId)) ?? refuse();
  await settle(tools, {
    isDone: async () => isEditableVersion(await readAppStoreVersion(client, versionId)),
    send: () => deleteVersionSubmission(client, id),
  });
}

const releasedStates: ReadonlySet<string> = new Set([
  'PROCESSING_FOR_DISTRIBUTION',
  'READY_FOR_DISTRIBUTION',
]);

const approvedStates: ReadonlySet<string> = new Set([
  'PENDING_DEVELOPER_RELEASE',
  'PENDING_APPLE_RELEASE',
]);

function notWithdrawable(state: string): Message {
  return message('error.store-not-withdrawable.refused', {
    state: stateText('store-version', state),
  });
}

const phasedStates = {
  'pause-phased': 'PAUSED',
  'resume-phased': 'ACTIVE',
  'complete-phased': 'COMPLETE',
} as const;

async function changePhased(
  { client, clock }: Tools,
  versionId: string,
  wanted: 'ACTIVE' | 'PAUSED' | 'COMPLETE',
): Promise<void> {
  const read = async () =>
    (await readPhasedRelease(client, versionId)) ??
    fail('store-act-refused', message('error.store-act-refused.no-phased'));
  const before = await read();
  if (before.state === wanted) return;
  if (before.state === 'COMPLETE')
    fail('store-act-refused', message('error.store-act-refused.phased-complete'));
  if (before.state === 'INACTIVE')
    fail('store-act-refused', message('error.store-act-refused.phased-inactive'));
  await settle(
    { client, clock },
    {
      isDone: async () => (await read()).state === wanted,
      send: () => changePhasedRelease(client, before.id, wanted),
    },
  );
}

/** Asynchronous at Apple (app-store-connect.md, versions 15): it counts as done once the submission reads CANCELING. */
async function cancelSubmission({ client, clock }: Tools, versionId: string): Promise<void> {
  const { appId, platform } = await readAppOfVersion(client, versionId);
  const submissions = await listOpenSubmissions(client, appId, platform);
  let ours: StoreSubmission | undefined;
  for (const one of submissions)
    if (ours === undefined && (await isAbout(client, one, versionId))) ours = one;
  if (ours === undefined || ours.state === 'READY_FOR_REVIEW')
    return fail('store-act-refused', message('error.store-act-refused.not-submitted'));
  const { id } = ours;
  await settle(
    { client, clock },
    {
      isDone: async () => withdrawnStates.has((await readSubmission(client, id)).state),
      send: () => changeSubmission(client, id, 'canceled'),
    },
  );
  // Complete, too, is what Apple has just approved.
  const { state } = await readAppStoreVersion(client, versionId);
  if (approvedStates.has(state) || releasedStates.has(state))
    fail('store-not-withdrawable', notWithdrawable(state));
}

/** Sparse answers name the version only in the items of the submission. */
async function isAbout(
  client: AscClient,
  { id, versionId: own }: StoreSubmission,
  versionId: string,
): Promise<boolean> {
  if (own !== null) return own === versionId;
  const items = await listSubmissionItems(client, id);
  return items.some((item) => item.versionId === versionId);
}

const withdrawnStates: ReadonlySet<string> = new Set(['CANCELING', 'COMPLETE']);

interface Change {
  isDone(): Promise<boolean>;
  send(): Promise<unknown>;
}

/**
 * Sends a change that Apple keeps one value of, and reads it back. After a lost answer it looks for as long as reads
 * may lag before it sends again: the second request for an act that took effect is refused, as if it had failed
 * (app-store-connect.md, requests 15).
 */
async function settle(tools: Tools, change: Change): Promise<void> {
  if (await change.isDone()) return;
  for (let sends = 1; ; sends += 1) {
    try {
      await change.send();
      break;
    } catch (thrown) {
      // An earlier request was applied, and the read lags behind (app-store-connect.md, versions 18).
      if (thrown instanceof Refusal && thrown.mentions(/already has this value/i)) break;
      if (!(thrown instanceof LostAnswer)) {
        if (await change.isDone().catch(() => false)) return;
        throw thrown;
      }
      if (await isSeenDone(tools, change)) return;
      if (sends === maxSends) throw thrown;
    }
  }
  if (!(await isSeenDone(tools, change)))
    fail('read-back-differs', message('error.read-back-differs.store-act'));
}

/** Looks until reads show the change, or can no longer lag behind it. */
function isSeenDone({ clock }: Tools, change: Change): Promise<boolean> {
  return lookAgain({ look: () => change.isDone(), isEnough: (isDone) => isDone, clock });
}
