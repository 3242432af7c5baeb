import { FastForward, Pause, Play, Rocket, Undo2 } from 'lucide-react';
import type { StoreAct } from '#shared/domain/app-store';
import { canCancelSubmission } from '#shared/domain/store-stage';
import { say } from '#shared/words/say';
import { type Action, orToast } from '../../store/actions';
import { pageOf, useAppPages } from '../../store/app-pages';
import { shownStoreKey, storeOf, useAppStore } from '../../store/app-store';
import { actOnStore } from '../../store/store-acts';
import { useWindow } from '../../store/window';
import { submissionView } from '../../words/store-release';

/** The acts on a submitted or released version, on the page of its app once its App Store side was read. */
export function storeActions(): Action[] {
  const { screen } = useWindow.getState();
  if (screen.name !== 'app') return [];
  const app = shownStoreKey(screen.app, pageOf(useAppPages.getState(), screen.app).value);
  const page = storeOf(useAppStore.getState(), app).value;
  if (page === null) return [];
  const entry = (versionId: string, act: StoreAct): Action => {
    const { words, icon } = entries[act];
    return {
      id: `store.${act}`,
      words: words(),
      icon,
      group: 'actions',
      isHere: true,
      run: () => orToast(actOnStore(app, versionId, act)),
    };
  };
  const found: Action[] = [];
  const view = submissionView(page);
  if (view?.stage === 'approved')
    found.push(entry(view.version.id, 'release'), entry(view.version.id, 'withdraw-approved'));
  if (view !== null && canCancelSubmission(view.stage))
    found.push(entry(view.version.id, 'cancel-submission'));
  const { live } = page;
  const phased = live?.phased?.state;
  if (live && phased === 'ACTIVE') found.push(entry(live.id, 'pause-phased'));
  if (live && phased === 'PAUSED') found.push(entry(live.id, 'resume-phased'));
  if (live && (phased === 'ACTIVE' || phased === 'PAUSED'))
    found.push(entry(live.id, 'complete-phased'));
  return found;
}

const entries: Record<StoreAct, { words: () => string; icon: Action['icon'] }> = {
  release: { words: () => say('palette.store.release'), icon: Rocket },
  'cancel-submission': { words: () => say('palette.store.cancel-submission'), icon: Undo2 },
  'withdraw-approved': { words: () => say('palette.store.withdraw-approved'), icon: Undo2 },
  'pause-phased': { words: () => say('palette.store.pause-phased'), icon: Pause },
  'resume-phased': { words: () => say('palette.store.resume-phased'), icon: Play },
  'complete-phased': { words: () => say('palette.store.complete-phased'), icon: FastForward },
};
