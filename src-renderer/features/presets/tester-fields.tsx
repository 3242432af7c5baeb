import { useState } from 'react';
import type { BetaGroup } from '#shared/domain/destination';
import { isSameGroup } from '#shared/domain/plan-groups';
import type { PlanGroup } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import {
  changeForm,
  type ReadGroups,
  readGroups,
  usePresetEditor,
} from '../../store/preset-editor';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { WaitingLine } from '../../ui/progress';
import { Select } from '../../ui/select';
import { SwitchRow } from '../../ui/switch-row';
import { TextInput } from '../../ui/text-input';
import { TickBox } from '../../ui/tick-box';
import { errorSentences } from '../../words/error';
import type { PresetForm } from '../../words/preset-form';

/** Who gets each build, after which review, and when they are emailed. */
export function TesterFields({ form }: { form: PresetForm }) {
  const read = usePresetEditor((state) => state.groups);
  return (
    <fieldset className="preset-part">
      <legend>{say('testers.title')}</legend>
      <GroupChoice form={form} read={read} />
      <SwitchRow
        label={say('testers.review.label')}
        isSelected={form.submitForBetaReview}
        onChange={(submitForBetaReview) => changeForm({ submitForBetaReview })}
      >
        {say('testers.review.text')}
      </SwitchRow>
      {form.submitForBetaReview && (
        <SwitchRow
          label={say('testers.wait.label')}
          isSelected={form.waitForTesters}
          onChange={(waitForTesters) => changeForm({ waitForTesters })}
        >
          {say('testers.wait.text')}
        </SwitchRow>
      )}
      {form.submitForBetaReview && (
        <div className="preset-choice">
          <span className="field-label">{say('review-busy.label')}</span>
          <Select
            label={say('review-busy.label')}
            value={form.whenReviewBusy}
            options={(['ask', 'wait', 'skip'] as const).map((id) => ({
              id,
              name: say(`review-busy.choice.${id}`),
            }))}
            onChange={(id) => changeForm({ whenReviewBusy: id as PresetForm['whenReviewBusy'] })}
          />
        </div>
      )}
      <div className="preset-choice">
        <span className="field-label">{say('testers.email.label')}</span>
        <Select
          label={say('testers.email.label')}
          value={form.notify}
          options={(['at-once', 'after-confirm', 'nobody'] as const).map((id) => ({
            id,
            name: say(`testers.email.${id}`),
          }))}
          onChange={(id) => changeForm({ notify: id as PresetForm['notify'] })}
        />
      </div>
    </fieldset>
  );
}

interface Row {
  group: PlanGroup;
  /** Null for one that App Store Connect did not list. */
  listed: BetaGroup | null;
}

/** The app's groups, then those of the preset that are not among them. */
function rowsOf(form: PresetForm, read: ReadGroups): Row[] {
  const groups = read.state === 'read' ? read.groups : [];
  const listed = groups.map((one) => ({ group: { id: one.id, name: one.name }, listed: one }));
  const others = form.groups.filter(
    (group) => !listed.some((row) => isSameGroup(row.group, group)),
  );
  return [...listed, ...others.map((group) => ({ group, listed: null }))];
}

function GroupChoice({ form, read }: { form: PresetForm; read: ReadGroups }) {
  const rows = rowsOf(form, read);
  const tick = (group: PlanGroup, ticked: boolean) => {
    const others = form.groups.filter((one) => !isSameGroup(one, group));
    changeForm({ groups: ticked ? [...others, group] : others });
  };
  return (
    <>
      {rows.length > 0 && (
        <ul className="preset-groups" aria-label={say('testers.table')}>
          {rows.map(({ group, listed }) => (
            <li key={group.id ?? group.name} className="preset-group">
              <TickBox
                label={group.name}
                isSelected={
                  listed?.hasAccessToAllBuilds === true ||
                  form.groups.some((one) => isSameGroup(one, group))
                }
                isReadOnly={listed?.hasAccessToAllBuilds === true}
                onChange={(ticked) => tick(group, ticked)}
              />
              <span className="grow" />
              <GroupKind listed={listed} isRead={read.state === 'read'} />
            </li>
          ))}
        </ul>
      )}
      {read.state === 'reading' && <WaitingLine>{say('testers.asking')}</WaitingLine>}
      {read.state === 'read' && rows.length === 0 && (
        <p className="small">{say('testers.no-groups')}</p>
      )}
      {read.state === 'failed' && (
        <div className="preset-group">
          <p className="small grow">{errorSentences(read.error)}</p>
          <Button onPress={() => void readGroups()}>{say('plan.try-again')}</Button>
        </div>
      )}
      <AddGroup onAdd={(name) => tick({ id: idOf(read, name), name }, true)} />
    </>
  );
}

function idOf(read: ReadGroups, name: string): string | null {
  if (read.state !== 'read') return null;
  return read.groups.find((group) => group.name === name)?.id ?? null;
}

function GroupKind({ listed, isRead }: { listed: BetaGroup | null; isRead: boolean }) {
  if (listed === null)
    return isRead ? (
      <Chip tone="block">{say('testers.kind.missing')}</Chip>
    ) : (
      <span className="small">{say('preset.group.not-read')}</span>
    );
  return (
    <>
      {listed.testerCount !== null && (
        <span className="small numbers">
          {say('testers.count', { testers: listed.testerCount })}
        </span>
      )}
      <Chip hasIcon={false}>
        {say(listed.isInternal ? 'testers.kind.internal' : 'testers.kind.external')}
      </Chip>
    </>
  );
}

/** Groups can be named without a connection, too. */
function AddGroup({ onAdd }: { onAdd: (name: string) => void }) {
  const [name, setName] = useState('');
  const add = () => {
    if (name.trim() === '') return;
    onAdd(name.trim());
    setName('');
  };
  return (
    <div className="preset-add">
      <TextInput
        label={say('preset.group.add-label')}
        value={name}
        onChange={setName}
        onEnter={add}
      />
      <Button onPress={add}>{say('preset.group.add')}</Button>
    </div>
  );
}
