import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { type Batch, hasFailures } from '#shared/domain/batch';
import { say } from '#shared/words/say';
import {
  cancelBatch,
  changeBatch,
  exportBatch,
  newBatchFromFailed,
  pauseBatch,
  removeBatch,
  resumeBatch,
  useBatches,
} from '../../store/batches';
import { openHelp } from '../../store/help';
import { show } from '../../store/window';
import { Button, IconButton } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Confirm } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { HelpButton } from '../../ui/help-button';
import { RowMenu } from '../../ui/row-menu';
import { TextInput } from '../../ui/text-input';
import { BatchProgress } from './batch-progress';
import { BatchRows } from './batch-rows';
import { phaseTone } from './batch-words';
import { SharedParts } from './shared-parts';
import './batch-view.css';

/** One batch: put together and checked, or on its way. */
export function BatchView({ batch }: { batch: Batch }) {
  const error = useBatches((state) => state.errors[batch.id] ?? null);
  const isDraft = batch.state === 'draft';
  return (
    <div className="batch-view">
      <BatchHead batch={batch} />
      {error !== null && <ErrorNotice isAlert {...error} />}
      {isDraft ? (
        <>
          <div className="batch-name">
            <TextInput
              label={say('batch.name')}
              value={batch.name}
              onChange={(name) => changeBatch(batch.id, () => ({ name: name.slice(0, 200) }))}
            />
          </div>
          <SharedParts batch={batch} />
        </>
      ) : (
        <BatchProgress batch={batch} />
      )}
      <BatchRows batch={batch} />
    </div>
  );
}

function BatchHead({ batch }: { batch: Batch }) {
  const [asks, setAsks] = useState<'cancel' | 'remove' | null>(null);
  const { id, state, name } = batch;
  const isOpen = state === 'running' || state === 'paused' || state === 'stopped';
  const menu = [
    ...(state === 'draft' ? [] : [{ id: 'export', name: say('batch.export') }]),
    ...(hasFailures(batch) ? [{ id: 'of-failed', name: say('batch.of-failed') }] : []),
    ...(isOpen ? [{ id: 'cancel', name: say('batch.cancel') }] : []),
    ...(state === 'running' ? [] : [{ id: 'remove', name: say('batch.remove') }]),
  ];
  const isRetried = batch.items.some(
    (item) =>
      item.state === 'failed' && (item.remedy === 'resume' || item.remedy === 'restore-file'),
  );
  return (
    <header className="screen-head batch-head">
      <IconButton label={say('batch.back')} onPress={() => show({ name: 'batches' })}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <h1 className="batch-title">
        <bdi className="cut-name">{name || say('batch.unnamed')}</bdi>
      </h1>
      <Chip tone={phaseTone(batch)}>{say(`batch.phase.${state}`)}</Chip>
      <HelpButton
        topic={say('batch.title')}
        onPress={() => openHelp({ page: 'several-at-once', at: 'as-a-batch' })}
      />
      <span className="grow" />
      {state === 'running' && (
        <Button onPress={() => void pauseBatch(id)}>{say('batch.pause')}</Button>
      )}
      {(state === 'paused' || state === 'stopped') && (
        <Button kind="main" onPress={() => void resumeBatch(id, false)}>
          {say('batch.resume')}
        </Button>
      )}
      {state === 'ended' && isRetried && (
        <Button kind="main" onPress={() => void resumeBatch(id, true)}>
          {say('batch.retry')}
        </Button>
      )}
      {state === 'ended' && !isRetried && hasFailures(batch) && (
        <Button kind="main" onPress={() => void newBatchFromFailed(batch)}>
          {say('batch.of-failed')}
        </Button>
      )}
      <RowMenu
        label={say('batch.actions', { name })}
        items={menu}
        onAction={(action) => {
          if (action === 'export') exportBatch(id);
          else if (action === 'of-failed') void newBatchFromFailed(batch);
          else setAsks(action as 'cancel' | 'remove');
        }}
      />
      <Confirm
        title={say('batch.cancel-title')}
        act={say('batch.cancel-button')}
        cancel={say('batch.keep')}
        isDanger
        isOpen={asks === 'cancel'}
        onClose={() => setAsks(null)}
        onConfirm={() => {
          setAsks(null);
          void cancelBatch(id);
        }}
      >
        {say('batch.cancel-text')}
      </Confirm>
      <Confirm
        title={say('batch.remove-title', { name })}
        act={say('batch.remove-button')}
        isDanger
        isOpen={asks === 'remove'}
        onClose={() => setAsks(null)}
        onConfirm={() => {
          setAsks(null);
          void removeBatch(id);
        }}
      >
        {say(state === 'draft' ? 'batch.remove-draft-text' : 'batch.remove-text')}
      </Confirm>
    </header>
  );
}
