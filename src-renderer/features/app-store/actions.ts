import { FastForward, Pause, Play, Rocket, Undo2 } from 'lucide-react';
import type { StoreAct } from '#shared/domain/app-store';
import { possibleStoreActs } from '#shared/domain/store-acts';
import { say } from '#shared/words/say';
import { type Action, orToast } from '../../store/actions';
import { pageOf, useAppPages } from '../../store/app-pages';
import { shownStoreKey, storeOf, useAppStore } from '../../store/app-store';
import { actOnStore } from '../../store/store-acts';
import { useWindow } from '../../store/window';

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
  return possibleStoreActs(page).map(({ version, act }) => entry(version.id, act));
}

const entries: Record<StoreAct, { words: () => string; icon: Action['icon'] }> = {
  release: { words: () => say('palette.store.release'), icon: Rocket },
  'cancel-submission': { words: () => say('palette.store.cancel-submission'), icon: Undo2 },
  'withdraw-approved': { words: () => say('palette.store.withdraw-approved'), icon: Undo2 },
  'pause-phased': { words: () => say('palette.store.pause-phased'), icon: Pause },
  'resume-phased': { words: () => say('palette.store.resume-phased'), icon: Play },
  'complete-phased': { words: () => say('palette.store.complete-phased'), icon: FastForward },
};
