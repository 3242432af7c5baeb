import type { UpdateOffer, UpdateState, UpdateStatus } from '#shared/domain/update';
import { say } from '#shared/words/say';

/** The title of the sheet. */
export function updateTitle({ way, state }: UpdateStatus): string {
  if (way === 'managed' || way === 'none') return say('updates.title');
  switch (state.state) {
    case 'none':
      return say('updates.sheet.none');
    case 'checking':
      return say('updates.sheet.checking');
    case 'available':
      return say('updates.sheet.available', { version: state.offer.version });
    case 'downloading':
      return say('updates.sheet.downloading', { version: state.offer.version });
    case 'waiting-for-runs':
      return say('updates.sheet.waiting', { version: state.offer.version });
    case 'ready':
      return say('updates.sheet.ready', { version: state.offer.version });
    case 'refused':
      return say('updates.sheet.refused');
    case 'failed':
      return say('updates.sheet.failed');
  }
}

/** The line in the sidebar; null where there is nothing to do or to wait for. */
export function updateLine({ state, isAsked }: UpdateStatus): string | null {
  switch (state.state) {
    case 'available':
      return state.isPutOff
        ? null
        : say('updates.line.available', { version: state.offer.version });
    case 'downloading':
      return say('updates.line.downloading', {
        version: state.offer.version,
        percent: Math.floor(fractionOf(state) * 100),
      });
    case 'waiting-for-runs':
      return say('updates.line.waiting');
    case 'ready':
      return say('updates.line.ready');
    case 'refused':
    case 'failed':
      return isAsked && state.offer !== null ? say('updates.line.problem') : null;
    default:
      return null;
  }
}

export function fractionOf({
  offer,
  received,
}: Extract<UpdateState, { state: 'downloading' }>): number {
  return offer.size > 0 ? Math.min(1, received / offer.size) : 0;
}

/** `Released on 28 Nov 2026, 98 MB.` */
export function offerFacts({ releasedAt, size }: UpdateOffer): string {
  return releasedAt === null
    ? say('updates.size', { size: { bytes: size } })
    : say('updates.released', { day: { day: releasedAt }, size: { bytes: size } });
}

/** When the feed last answered. */
export function checkedWords({ checkedAt }: UpdateStatus): string {
  return checkedAt === null
    ? say('updates.never-checked')
    : say('updates.checked', { moment: { moment: checkedAt } });
}
