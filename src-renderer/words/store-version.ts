import type { StorePage } from '#shared/domain/app-store';
import { isFirstVersion } from '#shared/domain/app-store';
import { chosenPhased, chosenRelease, type StoreDraft } from '#shared/domain/store-draft';
import { storeStage } from '#shared/domain/store-stage';
import { message } from '#shared/words/message';
import { inPieces } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { localZone, momentIn, zoneCity } from '#shared/words/time-zone';
import type { Piece } from '#shared/words/translate';
import type { Tone } from './format';
import { stageTone } from './run';

/** On a chip: it begins as a sentence does. */
export function chipWords(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Of a version's state; quiet while it is prepared, and for a state that Apple adds later. */
export function versionTone(state: string): Tone {
  const stage = storeStage(state, null);
  return stage === 'unknown' ? 'quiet' : stageTone(stage);
}

/** `Submits 1.4.0 (42) for review, then releases it over 7 days from 3 Dec 2026, 09:00 (Berlin).` */
export function submitPieces(page: StorePage, draft: StoreDraft, build: string): Piece[] {
  const release = chosenRelease(page, draft);
  const isPhased = !isFirstVersion(page) && chosenPhased(page, draft);
  const facts = { build, phased: isPhased ? 'yes' : 'no' };
  if (release.type !== 'scheduled')
    return inPieces(message(`store-tab.submits.${release.type}`, facts));
  const zone = release.timeZone ?? localZone();
  return inPieces(
    message('store-tab.submits.scheduled', {
      ...facts,
      moment: momentIn(zone, Date.parse(release.at)),
      place: zoneCity(zone),
    }),
  );
}

/** Beside the state of a version that can't be submitted. */
export function lockedPieces(version: string, state: string): Piece[] {
  return inPieces(
    message('store-tab.submits.locked', { version, state: stateText('store-version', state) }),
  );
}
