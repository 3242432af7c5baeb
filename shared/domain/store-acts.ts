import type { StoreAct, StorePage, StoreVersion } from './app-store';
import { canCancelSubmission, storeStage, submissionOf } from './store-stage';

/** The acts that the versions of an app allow now, as far as their states tell; Apple may still refuse one. */
export function possibleStoreActs(
  page: Pick<StorePage, 'open' | 'live' | 'submissions'>,
): { version: StoreVersion; act: StoreAct }[] {
  const { open, live } = page;
  return [
    ...(open === null ? [] : actsOnOpen(open, page).map((act) => ({ version: open, act }))),
    ...(live === null ? [] : actsOnPhased(live).map((act) => ({ version: live, act }))),
  ];
}

function actsOnOpen(open: StoreVersion, page: Pick<StorePage, 'submissions'>): StoreAct[] {
  const stage = storeStage(open.state, submissionOf(page, open.id)?.state ?? null);
  if (stage === 'approved') return ['release', 'withdraw-approved'];
  return canCancelSubmission(stage) ? ['cancel-submission'] : [];
}

function actsOnPhased({ phased }: StoreVersion): StoreAct[] {
  if (phased?.state === 'ACTIVE') return ['pause-phased', 'complete-phased'];
  return phased?.state === 'PAUSED' ? ['resume-phased', 'complete-phased'] : [];
}
