import { useMemo } from 'react';
import type { Batch } from '#shared/domain/batch';
import type { PlanGroup } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { changeBatch, groupsAmong, useBatches } from '../../store/batches';
import { openNotesEditor } from '../../store/open-notes';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { SwitchRow } from '../../ui/switch-row';
import { GroupField } from './group-field';
import { PartsFields } from './parts-fields';

const notesButton = 'batch-notes-button';

/** What all apps of a batch have in common. */
export function SharedParts({ batch }: { batch: Batch }) {
  const { id, shared, usesPresets } = batch;
  const read = useBatches((state) => state.groups[id]);
  const known = useMemo(
    () =>
      groupsAmong(batch.items.flatMap(({ id: itemId }) => (read?.[itemId] ? [read[itemId]] : []))),
    [batch.items, read],
  );
  const locales = (shared.notes ?? []).map(({ locale }) => locale);
  const changeGroups = (groups: PlanGroup[]) =>
    changeBatch(id, ({ shared: { groups: _, ...others } }) => ({
      shared: groups.length === 0 ? others : { ...others, groups },
    }));
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
        <GroupField groups={shared.groups ?? []} known={known} onChange={changeGroups} />
        <SwitchRow
          label={say('batch.presets')}
          isSelected={usesPresets}
          onChange={(isOn) => changeBatch(id, () => ({ usesPresets: isOn }))}
        >
          {say('batch.presets-hint')}
        </SwitchRow>
        <PartsFields
          parts={shared}
          unset={say(usesPresets ? 'batch.from-preset' : 'batch.as-usual')}
          isReviewed={shared.submitForBetaReview ?? usesPresets}
          onChange={(parts) => changeBatch(id, () => ({ shared: parts }))}
        />
      </div>
    </Section>
  );
}
