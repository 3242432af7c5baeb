import { useState } from 'react';
import type { Batch, BatchParts, BatchRow } from '#shared/domain/batch';
import { say } from '#shared/words/say';
import { changeItem, groupsAmong, useBatches } from '../../store/batches';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { Select } from '../../ui/select';
import { TickBox } from '../../ui/tick-box';
import { itemName } from './batch-words';
import { GroupField } from './group-field';
import { Labeled, PartsFields } from './parts-fields';

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
      {item !== undefined && <ItemForm key={item.id} batch={batch} item={item} onClose={onClose} />}
    </Sheet>
  );
}

const automatic = 'automatic';

interface ItemFormProps {
  batch: Batch;
  item: BatchRow;
  onClose: () => void;
}

function ItemForm({ batch, item, onClose }: ItemFormProps) {
  const { id: batchId, shared, usesPresets } = batch;
  const accounts = useSnapshots((state) => state.accounts);
  const read = useBatches((state) => state.groups[batchId]?.[item.id]);
  const [parts, setParts] = useState<BatchParts>(item.changes);
  const [account, setAccount] = useState(item.accountId ?? automatic);
  const [leaveOut, setLeaveOut] = useState(item.leaveOut);
  const { groups } = parts;
  const locales = (shared.notes ?? []).map(({ locale }) => locale);
  const setGroups = (own: BatchParts['groups']): void => {
    const { groups: _, ...others } = parts;
    setParts(own === undefined ? others : { ...others, groups: own });
  };
  const save = (): void => {
    changeItem(batchId, item.id, ({ changes: { notes } }) => {
      // The notes are changed in their editor.
      const { notes: _, ...others } = parts;
      return {
        accountId: account === automatic ? null : account,
        changes: notes === undefined ? others : { ...others, notes },
        leaveOut,
      };
    });
    onClose();
  };
  return (
    <>
      <div className="batch-form">
        <Labeled label={say('batch.item.account')}>
          <Select
            label={say('batch.item.account')}
            value={account}
            options={[
              { id: automatic, name: say('batch.item.account-automatic') },
              ...accounts.map(({ id, name }) => ({ id, name })),
            ]}
            onChange={setAccount}
          />
        </Labeled>
        {locales.length > 0 && (
          <fieldset className="batch-locales">
            <legend className="field-label">{say('batch.item.shared-notes')}</legend>
            {locales.map((locale) => (
              <TickBox
                key={locale}
                label={say('batch.item.language', { language: { locale } })}
                isSelected={!leaveOut.includes(locale)}
                onChange={(isOn) =>
                  setLeaveOut(
                    isOn ? leaveOut.filter((one) => one !== locale) : [...leaveOut, locale],
                  )
                }
              />
            ))}
          </fieldset>
        )}
        <Labeled label={say('batch.groups')}>
          <Select
            label={say('batch.groups')}
            value={groups === undefined ? 'shared' : 'own'}
            options={[
              { id: 'shared', name: say('batch.item.review-shared') },
              { id: 'own', name: say('batch.item.groups-own') },
            ]}
            onChange={(id) => setGroups(id === 'own' ? [...(shared.groups ?? [])] : undefined)}
          />
        </Labeled>
        {groups !== undefined && (
          <GroupField
            groups={groups}
            known={groupsAmong(read === undefined ? [] : [read])}
            onChange={setGroups}
          />
        )}
        <PartsFields
          parts={parts}
          unset={say('batch.item.review-shared')}
          isReviewed={parts.submitForBetaReview ?? shared.submitForBetaReview ?? usesPresets}
          onChange={setParts}
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
