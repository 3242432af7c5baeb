import { Bookmark, BookmarkPlus, FileInput } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { savePlanAsPreset } from '../../store/choice-actions';
import { usePlan } from '../../store/plan';
import { presetOf } from '../../store/plan-reading';
import { editPreset } from '../../store/preset-editor';
import { openShared } from '../../store/sharing';
import { useSnapshots } from '../../store/snapshots';
import { useWindow } from '../../store/window';

/** The sheet of each preset from anywhere, and a new one from the open plan. */
export function presetActions(): Action[] {
  const { presets } = useSnapshots.getState();
  return [
    ...saveAction(),
    {
      id: 'sharing.open',
      words: say('sharing.open'),
      icon: FileInput,
      group: 'actions',
      run: () => void openShared(null),
    },
    ...presets.map(
      ({ id, name, bundleId }): Action => ({
        id: `preset.edit-${id}`,
        words: say('palette.edit-preset', { preset: name }),
        icon: Bookmark,
        group: 'actions',
        also: bundleId,
        run: () => editPreset(id),
      }),
    ),
  ];
}

function saveAction(): Action[] {
  const { plan } = usePlan.getState();
  const isHere = useWindow.getState().screen.name === 'publish';
  if (plan === null || !isHere || plan.accountId === null || presetOf(plan) !== null) return [];
  return [
    {
      id: 'preset.save-plan',
      words: say('preset.save-as'),
      icon: BookmarkPlus,
      group: 'actions',
      isHere,
      run: () => void savePlanAsPreset(plan),
    },
  ];
}
