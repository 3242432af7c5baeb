import { useState } from 'react';
import type { Batch } from '#shared/domain/batch';
import { say } from '#shared/words/say';
import { changeBatch, changeShared } from '../../store/batches';
import { openNotesEditor } from '../../store/open-notes';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { SwitchRow } from '../../ui/switch-row';
import { TextInput } from '../../ui/text-input';
import { groupsText, namedGroups } from './group-names';

const notesButton = 'batch-notes-button';

/** What all apps of a batch have in common. */
export function SharedParts({ batch }: { batch: Batch }) {
  const { id, shared, usesPresets } = batch;
  const [groups, setGroups] = useState(groupsText(shared.groups));
  const locales = (shared.notes ?? []).map(({ locale }) => locale);
  const isReviewed = shared.submitForBetaReview ?? false;
  return (
    <Section id="batch-shared" title={say('batch.shared')} aside={say('batch.shared-hint')}>
      <div className="batch-form batch-shared">
        <div className="batch-shared-row">
          <span className="grow">
            <span className="field-label">{say('batch.notes')}</span>
            <span className="small">
              {locales.length === 0
                ? say('batch.notes-none')
                : say('batch.languages', { languages: { list: locales } })}
            </span>
          </span>
          <Button
            id={notesButton}
            onPress={() =>
              openNotesEditor({ kind: 'batch', batchId: id, itemId: null }, notesButton)
            }
          >
            {say(locales.length === 0 ? 'batch.notes-write' : 'batch.notes-edit')}
          </Button>
        </div>
        <TextInput
          label={say('batch.groups')}
          hint={say('batch.groups-hint')}
          value={groups}
          onChange={(text) => {
            setGroups(text);
            const named = namedGroups(text);
            changeBatch(id, ({ shared: { groups: _, ...others } }) => ({
              shared: named.length === 0 ? others : { ...others, groups: named },
            }));
          }}
        />
        <SwitchRow
          label={say('batch.presets')}
          isSelected={usesPresets}
          onChange={(isOn) => changeBatch(id, () => ({ usesPresets: isOn }))}
        >
          {say('batch.presets-hint')}
        </SwitchRow>
        <SwitchRow
          label={say('batch.review')}
          isSelected={isReviewed}
          onChange={(isOn) =>
            isOn
              ? changeShared(id, { submitForBetaReview: true })
              : changeBatch(id, ({ shared: { submitForBetaReview: _, ...others } }) => ({
                  shared: others,
                }))
          }
        >
          {say('batch.review-hint')}
        </SwitchRow>
      </div>
    </Section>
  );
}
