import { useMemo } from 'react';
import { type Batch, countStates } from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import { say } from '#shared/words/say';
import { batchFilters, useBatches } from '../../store/batches';
import { useSnapshots } from '../../store/snapshots';
import { Card } from '../../ui/card';
import { ProgressBar } from '../../ui/progress';
import { Segmented } from '../../ui/segmented';
import { stateNow } from './batch-words';

/** How far all apps are together, and which of them are shown. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const runs = useSnapshots((state) => state.runs);
  const filter = useBatches((state) => state.filter);
  const now = useMemo(
    () => batch.items.map((item) => ({ item, run: runs[item.runId ?? ''] })),
    [batch.items, runs],
  );
  const counts = countStates(now.map(({ item, run }) => ({ state: stateNow(item, run) })));
  const share = now.reduce((sum, { run }) => sum + shareOf(run), 0) / Math.max(1, now.length);
  const words = say('batch.progress', {
    done: counts.done,
    all: batch.items.length,
    failed: counts.failed + counts['left-out'],
    needs: counts['needs-you'],
  });
  return (
    <Card className="batch-progress">
      <p className="numbers batch-progress-words">{words}</p>
      <ProgressBar
        key={batch.state === 'running' ? 'running' : 'rest'}
        label={say('batch.progress-label')}
        fraction={share}
        words={words}
      />
      <Segmented
        label={say('batch.filter')}
        value={filter}
        options={batchFilters.map((value) => ({ value, label: say(`batch.filter.${value}`) }))}
        onChange={(value) => useBatches.setState({ filter: value })}
      />
    </Card>
  );
}

/** Between 0 and 1: the share of a run's steps that are behind it. */
function shareOf(run: PublishRun | undefined): number {
  if (run === undefined) return 0;
  if (run.status.state === 'done') return 1;
  const step = currentStep(run);
  const at = run.steps.findIndex(({ id }) => id === step?.id);
  return at < 0 ? 0 : at / run.steps.length;
}
