import type { Preset } from '#shared/domain/preset';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { useAppName } from '../../store/app-pages';
import { usePlan } from '../../store/plan';
import {
  closeEditor,
  deleteEdited,
  discardChanges,
  isChanged,
  saveEditor,
  usePresetEditor,
} from '../../store/preset-editor';
import { savePresetsForColleagues } from '../../store/sharing';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { presetGaps } from '../../words/preset-form';
import { ApprovalFields } from './approval-fields';
import { ArmedSwitches } from './armed-switch';
import { ChecksFields } from './checks-fields';
import { NotesFields } from './notes-fields';
import { StoreFields } from './store-fields';
import { SubjectFields } from './subject-fields';
import { TesterFields } from './tester-fields';
import './preset-sheet.css';

/** Everything that a preset sets for each build of its app. Closing it by mistake loses nothing. */
export function PresetSheet() {
  const form = usePresetEditor((state) => state.form);
  const isNew = usePresetEditor((state) => state.stored === null);
  const first = usePresetEditor((state) => state.first);
  const known = useAppName(first && { accountId: first.accountId ?? '', bundleId: first.bundleId });
  const opened = usePlan(({ plan }) => plan?.package.info);
  // Before its first run the app's name is in the open package only.
  const isOpen = opened !== undefined && opened.bundleId === first?.bundleId;
  return (
    <Sheet
      title={say(isNew ? 'preset.sheet.new' : 'preset.sheet.title')}
      text={isOpen ? appName(opened) : known}
      isOpen={form !== null}
      onClose={closeEditor}
    >
      {form !== null && <PresetFields />}
    </Sheet>
  );
}

/** What opened the sheet names the preset, and goes with it: the focus stays in that part of the screen. */
function focusPlace(): void {
  const place = document.getElementById('app-preset') ?? document.getElementById('step-publish');
  // After the closed sheet has looked for what opened it.
  requestAnimationFrame(() => requestAnimationFrame(() => place?.focus()));
}

/** Others can use a locked preset, and change only what is theirs. */
function LockedLine({ preset }: { preset: Preset | null }) {
  const lock = useSnapshots((state) => state.presetLocks[preset?.id ?? '']);
  if (lock === undefined || lock === 'owned' || !preset?.lock) return null;
  const { name } = preset.lock.owner;
  return <p className="preset-restored small">{say(`preset.sheet.${lock}`, { name })}</p>;
}

function PresetFields() {
  const { form, stored, isRestored, error, isSaving } = usePresetEditor();
  const hasChanges = usePresetEditor(isChanged);
  if (form === null) return null;
  const gaps = presetGaps(form).map(({ words }) => words);
  const reasons = isSaving ? [say('preset.sheet.saving')] : gaps;
  return (
    <form
      className="preset-form"
      onSubmit={(event) => {
        event.preventDefault();
        void saveEditor();
      }}
    >
      {error !== null && (
        <ErrorNotice isAlert {...error} safe={say('preset.sheet.nothing-saved')} />
      )}
      {isRestored && hasChanges && (
        <div className="preset-restored small">
          <p className="grow">{say('preset.sheet.restored')}</p>
          <Button onPress={discardChanges}>{say('preset.sheet.discard')}</Button>
        </div>
      )}
      <LockedLine preset={stored} />
      <SubjectFields form={form} />
      {stored !== null && <ArmedSwitches preset={stored} hasChanges={hasChanges} />}
      <TesterFields form={form} />
      <StoreFields form={form} />
      <NotesFields form={form} />
      <ChecksFields form={form} />
      <ApprovalFields form={form} stored={stored} hasChanges={hasChanges} />
      <div className="sheet-foot">
        {stored !== null && (
          <Button kind="ghost" onPress={() => void deleteEdited().then(focusPlace)}>
            {say('preset.sheet.delete')}
          </Button>
        )}
        {stored !== null && (
          <Button kind="ghost" onPress={() => void savePresetsForColleagues([stored.id])}>
            {say('preset.export')}
          </Button>
        )}
        <span className="grow" />
        <Button onPress={closeEditor}>{say(hasChanges ? 'button.close' : 'button.cancel')}</Button>
        <GuardedButton reasons={reasons}>{say('preset.sheet.save')}</GuardedButton>
      </div>
    </form>
  );
}
