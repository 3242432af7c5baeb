import type { Batch } from '#shared/domain/batch';
import { say } from '#shared/words/say';
import { checkBatch, startBatch, useBatches } from '../../store/batches';
import { Button } from '../../ui/button';
import './batch-foot.css';

/** The main act of a batch that is not published yet. */
export function BatchFoot({ batch }: { batch: Batch }) {
  const check = useBatches((state) => state.checks[batch.id]);
  if (batch.state !== 'draft') return null;
  const all = batch.items.length;
  const found = Object.values(check?.items ?? {});
  const blocked = found.filter((item) => item.blocked !== null).length;
  const isChecking = check?.hash === null;
  const isChecked = check !== undefined && check.hash !== null;
  const ready = isChecked ? found.length - blocked : 0;
  return (
    <footer className="batch-foot">
      <p className="grow numbers" role="status">
        {isChecking
          ? say('batch.foot.checking', { done: found.length, all })
          : isChecked
            ? say('batch.checked', { ready, blocked })
            : say('batch.foot.not-checked')}
      </p>
      <Button
        kind={isChecked ? 'plain' : 'main'}
        isDisabled={all === 0 || isChecking}
        onPress={() => void checkBatch(batch.id)}
      >
        {say(isChecked ? 'batch.check-again' : 'batch.check')}
      </Button>
      {isChecked && (
        <Button kind="main" isDisabled={ready === 0} onPress={() => void startBatch(batch.id)}>
          {say('batch.publish', { count: ready })}
        </Button>
      )}
    </footer>
  );
}
