import { ChevronLeft, Layers } from 'lucide-react';
import { useEffect } from 'react';
import { type Batch, countStates } from '#shared/domain/batch';
import { say } from '#shared/words/say';
import { timeWithAge } from '#shared/words/time';
import { request } from '../../bridge/bridge';
import { batchesInOrder, newBatch, readBatches, useBatches } from '../../store/batches';
import { openHelp } from '../../store/help';
import { show } from '../../store/window';
import { Button, IconButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { EmptyState } from '../../ui/empty-state';
import { HelpButton } from '../../ui/help-button';
import { WaitingLine } from '../../ui/progress';
import { useNow } from '../../ui/use-now';
import { phaseTone } from './batch-words';
import './batches-view.css';

/** Every batch, newest first. */
export function BatchesView() {
  const batches = useBatches((state) => state.batches);
  useEffect(() => void readBatches(), []);
  const all = batchesInOrder({ batches });
  return (
    <>
      <header className="screen-head">
        <IconButton
          label={say('batch.back-to-activity')}
          onPress={() => show({ name: 'activity' })}
        >
          <ChevronLeft aria-hidden />
        </IconButton>
        <h1>{say('batch.title')}</h1>
        <HelpButton
          topic={say('batch.title')}
          onPress={() => openHelp({ page: 'several-at-once', at: 'as-a-batch' })}
        />
        <span className="grow" />
        <Button onPress={() => void chooseBatch()}>{say('batch.new')}</Button>
      </header>
      {batches === null && <WaitingLine>{say('batch.reading')}</WaitingLine>}
      {batches !== null && all.length === 0 && (
        <EmptyState icon={<Layers />} title={say('batch.none-title')} text={say('batch.none-text')}>
          <Button kind="main" onPress={() => void chooseBatch()}>
            {say('batch.new')}
          </Button>
        </EmptyState>
      )}
      {all.length > 0 && (
        <Card>
          <ul className="batches-rows" aria-label={say('batch.title')}>
            {all.map((batch) => (
              <li key={batch.id}>
                <BatchLine batch={batch} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** The packages are chosen in the system's dialog. */
export async function chooseBatch(): Promise<void> {
  const reply = await request('packages:choose', {});
  if (reply.ok && reply.value.length > 0) await newBatch(reply.value);
}

/** One batch; the whole line opens it. */
export function BatchLine({ batch }: { batch: Batch }) {
  const now = useNow(60_000);
  const { id, name, state, items, createdAt } = batch;
  const counts = countStates(items);
  const words =
    state === 'draft'
      ? say('batch.apps-count', { count: items.length })
      : say('batch.progress', {
          done: counts.done,
          all: items.length,
          failed: counts.failed + counts['left-out'],
          needs: counts['needs-you'],
        });
  return (
    <button
      type="button"
      className="batches-row"
      onClick={() => show({ name: 'batch', batchId: id })}
    >
      <Layers aria-hidden />
      <span className="batches-words">
        <bdi>{name || say('batch.unnamed')}</bdi>
        <span className="small numbers">{words}</span>
      </span>
      <span className="small numbers">{timeWithAge(createdAt, now)}</span>
      <Chip tone={phaseTone(batch)}>{say(`batch.phase.${state}`)}</Chip>
    </button>
  );
}

/** Batches that are not finished, above the runs. */
export function OpenBatches() {
  const batches = useBatches((state) => state.batches);
  const open = batchesInOrder({ batches }).filter(
    ({ state }) => state !== 'ended' && state !== 'canceled',
  );
  if (Object.keys(batches ?? {}).length === 0) return null;
  const all = (
    <Button kind="ghost" onPress={() => show({ name: 'batches' })}>
      {say('batch.all')}
    </Button>
  );
  if (open.length === 0) return <div className="batches-all">{all}</div>;
  return (
    <Card className="batches-open">
      <ul className="batches-rows" aria-label={say('batch.title')}>
        {open.slice(0, 3).map((batch) => (
          <li key={batch.id}>
            <BatchLine batch={batch} />
          </li>
        ))}
      </ul>
      {all}
    </Card>
  );
}
