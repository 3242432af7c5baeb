import { X } from 'lucide-react';
import { say } from '#shared/words/say';
import { newBatch } from '../../store/batches';
import { closePackage, openWaiting, removeWaiting } from '../../store/package-actions';
import { usePlan } from '../../store/plan';
import { Button, IconButton } from '../../ui/button';
import { Section } from '../../ui/card';
import './waiting-packages.css';

/** The open package and those that wait become a batch; the queue is empty then. */
async function publishAsBatch(): Promise<void> {
  const { plan, queue } = usePlan.getState();
  const paths = [...(plan === null ? [] : [plan.package.path]), ...queue.map(({ path }) => path)];
  if (!(await newBatch(paths))) return;
  usePlan.setState({ queue: [] });
  await closePackage();
}

/** The packages queued after the open one, in order. */
export function WaitingPackages() {
  const queue = usePlan((state) => state.queue);
  const hasPlan = usePlan((state) => state.plan !== null);
  const isOpening = usePlan((state) => state.opening !== null);
  if (queue.length === 0) return null;
  return (
    <Section
      id="waiting-packages"
      title={say('queue.title')}
      aside={hasPlan ? say('queue.hint') : undefined}
      actions={
        <>
          {/* The package that is being read belongs to the batch too. */}
          <Button isDisabled={isOpening} onPress={() => void publishAsBatch()}>
            {say('batch.from-queue')}
          </Button>
          {hasPlan && <Button onPress={() => void closePackage()}>{say('queue.discard')}</Button>}
        </>
      }
    >
      <ol className="waiting-rows" aria-label={say('queue.title')}>
        {queue.map((waiting, place) => (
          <li key={waiting.path} className="waiting-row">
            <span className="small numbers">{place + 1}</span>
            <bdi className="grow waiting-name" title={waiting.path}>
              {waiting.fileName}
            </bdi>
            {waiting.watched && (
              <span className="small">
                {say('watch.source-short', { folder: waiting.watched.folder })}
              </span>
            )}
            <Button
              kind="ghost"
              label={say('queue.open-named', { file: waiting.fileName })}
              onPress={() => void openWaiting(waiting)}
            >
              {say('queue.open')}
            </Button>
            <IconButton
              label={say('queue.remove', { file: waiting.fileName })}
              onPress={() => removeWaiting(waiting)}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ol>
    </Section>
  );
}
