import { X } from 'lucide-react';
import { useState } from 'react';
import { Approver, type Preset } from '#shared/domain/preset';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { afterPalette } from '../../store/actions';
import { changeForm, closeEditor, setPresetLock } from '../../store/preset-editor';
import { useSharing } from '../../store/sharing';
import { useSnapshots } from '../../store/snapshots';
import { showSettings } from '../../store/window';
import { Button, IconButton } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { SwitchRow } from '../../ui/switch-row';
import { TextInput } from '../../ui/text-input';
import type { PresetForm } from '../../words/preset-form';

/** Who approves each plan, by their public keys, and whether others may change the preset. */
export function ApprovalFields({
  form,
  stored,
  hasChanges,
}: {
  form: PresetForm;
  stored: Preset | null;
  hasChanges: boolean;
}) {
  const { approvers } = form;
  return (
    <fieldset className="preset-part">
      <legend>{say('preset.field.approvers')}</legend>
      <p className="small">{say('preset.field.approvers-hint')}</p>
      {approvers.length > 0 && (
        <ul className="preset-codes" aria-label={say('preset.field.approvers')}>
          {approvers.map(({ name, publicKey }) => (
            <li key={publicKey} className="preset-code">
              {name}
              <IconButton
                label={say('preset.field.approver-remove', { name })}
                onPress={() =>
                  changeForm({
                    approvers: approvers.filter((one) => one.publicKey !== publicKey),
                  })
                }
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <AddApprover approvers={approvers} />
      {stored !== null && <LockSwitch preset={stored} hasChanges={hasChanges} />}
    </fieldset>
  );
}

/** A copied public key: the name, a blank, and the key; it is taken as soon as it is whole. */
function readApprover(text: string): Approver | null {
  const [, name, publicKey] = /^(.+?)\s+([A-Za-z0-9+/]{40,}={0,2})$/s.exec(text.trim()) ?? [];
  const parsed = Approver.safeParse({ name, publicKey });
  return parsed.success ? parsed.data : null;
}

function AddApprover({ approvers }: { approvers: readonly Approver[] }) {
  const [text, setText] = useState('');
  const found = readApprover(text);
  const known = approvers.find(({ publicKey }) => publicKey === found?.publicKey);
  const take = (typed: string) => {
    const one = readApprover(typed);
    const isNew = one && approvers.every(({ publicKey }) => publicKey !== one.publicKey);
    setText(isNew ? '' : typed);
    if (isNew) changeForm({ approvers: [...approvers, one] });
  };
  const isBad = text.trim() !== '' && found === null;
  const error = known
    ? say('preset.field.approver-known', { name: known.name })
    : isBad
      ? say('preset.field.approver-bad')
      : undefined;
  return (
    <TextInput
      label={say('preset.field.approver-add')}
      value={text}
      onChange={take}
      // What is wrong with it is said below, and the sheet stays open.
      onEnter={() => take(text)}
      error={error}
      isMono
    />
  );
}

/** The closing sheet gives the focus back first. */
function makeKeyInSettings(): void {
  closeEditor();
  afterPalette(() => showSettings('settings-approval'));
}

function LockSwitch({ preset, hasChanges }: { preset: Preset; hasChanges: boolean }) {
  const lock = useSnapshots((state) => state.presetLocks[preset.id]);
  const key = useSharing((state) => state.key);
  const [error, setError] = useState<AppError | null>(null);
  const isForeign = lock === 'locked' || lock === 'altered';
  const text = hasChanges
    ? say('preset.lock.text-unsaved')
    : key
      ? say('preset.lock.text')
      : say('preset.lock.text-no-key');
  return (
    <>
      {error !== null && <ErrorNotice isAlert {...error} />}
      <SwitchRow
        label={say('preset.lock.label')}
        isSelected={lock !== undefined}
        isDisabled={isForeign || hasChanges || !key}
        onChange={(isLocked) => void setPresetLock(preset.id, isLocked).then(setError)}
      >
        {text}
      </SwitchRow>
      {key === null && !hasChanges && (
        <div>
          <Button onPress={makeKeyInSettings}>{say('approval-key.make')}</Button>
        </div>
      )}
    </>
  );
}
