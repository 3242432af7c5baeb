import { Layers } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { exportBatch, useBatches } from '../../store/batches';
import { show, useWindow } from '../../store/window';

/** The batches, from everywhere. */
export function batchActions(): Action[] {
  const { screen } = useWindow.getState();
  const open: Action = {
    id: 'batch.list',
    words: say('palette.go-to', { screen: say('batch.title') }),
    icon: Layers,
    group: 'actions',
    isHere: screen.name === 'activity',
    run: () => show({ name: 'batches' }),
  };
  if (screen.name !== 'batch') return [open];
  const { batchId } = screen;
  const state = useBatches.getState().batches?.[batchId]?.state;
  if (state === undefined || state === 'draft') return [open];
  return [
    open,
    {
      id: 'batch.export',
      words: say('batch.export'),
      icon: Layers,
      group: 'actions',
      isHere: true,
      run: () => exportBatch(batchId),
    },
  ];
}
