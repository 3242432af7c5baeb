import { useState } from 'react';
import type { Batch, BatchRow } from '#shared/domain/batch';
import { say } from '#shared/words/say';
import { changeItem } from '../../store/batches';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { TextInput } from '../../ui/text-input';
import { itemName } from './batch-words';
import { groupsText, namedGroups } from './group-names';

interface ItemSheetProps {
  batch: Batch;
  itemId: string | null;
  onClose: () => void;
}

/** What is different for one app. */
export function ItemSheet({ batch, itemId, onClose }: ItemSheetProps) {
  const item = batch.items.find(({ id }) => id === itemId);
  return (
    <Sheet
      title={say('batch.item.title', { app: item === undefined ? '' : itemName(item) })}
      isOpen={item !== undefined}
      onClose={onClose}
    >
      {item !== undefined && (
        <ItemForm key={item.id} batchId={batch.id} item={item} onClose={onClose} />
      )}
    </Sheet>
  );
}

const automatic = 'automatic';

function ItemForm({
  batchId,
  item,
  onClose,
}: {
  batchId: string;
  item: BatchRow;
  onClose: () => void;
}) {
  const accounts = useSnapshots((state) => state.accounts);
  const [groups, setGroups] = useState(groupsText(item.changes.groups));
  const [review, setReview] = useState<'shared' | 'yes' | 'no'>(
    item.changes.submitForBetaReview === undefined
      ? 'shared'
      : item.changes.submitForBetaReview
        ? 'yes'
        : 'no',
  );
  const [account, setAccount] = useState(item.accountId ?? automatic);
  const save = (): void => {
    changeItem(batchId, item.id, ({ changes }) => {
      const { groups: _groups, submitForBetaReview: _review, ...others } = changes;
      return {
        accountId: account === automatic ? null : account,
        changes: {
          ...others,
          ...(groups.trim() !== '' && { groups: namedGroups(groups) }),
          ...(review !== 'shared' && { submitForBetaReview: review === 'yes' }),
        },
      };
    });
    onClose();
  };
  return (
    <>
      <div className="batch-form">
        <div className="batch-field">
          <span className="field-label">{say('batch.item.account')}</span>
          <Select
            label={say('batch.item.account')}
            value={account}
            options={[
              { id: automatic, name: say('batch.item.account-automatic') },
              ...accounts.map(({ id, name }) => ({ id, name })),
            ]}
            onChange={setAccount}
          />
        </div>
        <TextInput
          label={say('batch.groups')}
          hint={say('batch.item.groups-hint')}
          value={groups}
          onChange={setGroups}
          onEnter={save}
        />
        <Segmented
          label={say('batch.review')}
          showsLabel
          value={review}
          options={(['shared', 'yes', 'no'] as const).map((value) => ({
            value,
            label: say(`batch.item.review-${value}`),
          }))}
          onChange={setReview}
        />
      </div>
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <Button kind="main" onPress={save}>
          {say('batch.item.save')}
        </Button>
      </div>
    </>
  );
}
