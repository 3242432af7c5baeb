import type { Preset } from '#shared/domain/preset';
import { isSignedBy } from '../approval/signatures';
import { canonicalJson } from '../receipt/chain';

/**
 * What a lock covers: everything that decides what is published. Name, account and arming are each person's own, and
 * so are the ID and the time of the last change.
 */
export function lockedText(preset: Preset): string {
  const {
    id: _id,
    name: _name,
    accountId: _account,
    armed: _armed,
    changedAt: _changed,
    lock: _lock,
    whenReviewBusy,
    appStore,
    ...rest
  } = preset;
  // A lock from before these choices existed stays good.
  const added = {
    ...(whenReviewBusy !== 'ask' && { whenReviewBusy }),
    ...(appStore !== null && { appStore }),
  };
  return canonicalJson({ slipway: 'preset', preset: { ...rest, ...added } });
}

/** Whether a locked preset is no longer what its owner signed. */
export function isAltered(preset: Preset): boolean {
  const { lock } = preset;
  return lock !== null && !isSignedBy(lockedText(preset), lock.owner, lock.signature);
}
