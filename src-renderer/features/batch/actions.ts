import { Layers } from 'lucide-react';
import { hasFailures } from '#shared/domain/batch';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { exportBatch, newBatchFromFailed, useBatches } from '../../store/batches';
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
  const batch = useBatches.getState().batches?.[batchId];
  if (batch === undefined || batch.state === 'draft') return [open];
  const here = { icon: Layers, group: 'actions', isHere: true } as const;
  const failed: Action[] = hasFailures(batch)
    ? [
        {
          ...here,
          id: 'batch.of-failed',
          words: say('batch.of-failed'),
          run: () => void newBatchFromFailed(batch),
        },
      ]
    : [];
  return [
    open,
    { ...here, id: 'batch.export', words: say('batch.export'), run: () => exportBatch(batchId) },
    ...failed,
  ];
}
