import { say } from '#shared/words/say';
import { changeForm } from '../../store/preset-editor';
import { useSnapshots } from '../../store/snapshots';
import { Select } from '../../ui/select';
import { TextInput } from '../../ui/text-input';
import { gapOf, type PresetForm } from '../../words/preset-form';

/** Its name, and the app under the account that it is for. */
export function SubjectFields({ form }: { form: PresetForm }) {
  const accounts = useSnapshots((state) => state.accounts);
  const error = gapOf(form, 'name');
  const bundleError = gapOf(form, 'bundleId');
  return (
    <fieldset className="preset-part">
      <legend className="unseen">{say('preset.part.app')}</legend>
      <TextInput
        label={say('preset.field.name')}
        value={form.name}
        onChange={(name) => changeForm({ name })}
        autoFocus
        isRequired
        error={error}
      />
      <div className="preset-pair">
        <div className="preset-choice">
          <span className="field-label">{say('preset.field.account')}</span>
          <Select
            label={say('preset.field.account')}
            value={accounts.some(({ id }) => id === form.accountId) ? form.accountId : null}
            options={accounts.map(({ id, name }) => ({ id, name }))}
            onChange={(accountId) => changeForm({ accountId })}
          />
          {!accounts.some(({ id }) => id === form.accountId) && (
            <span className="small">{say('preset.field.account-none')}</span>
          )}
        </div>
        <TextInput
          label={say('preset.field.bundle-id')}
          hint={say('preset.field.bundle-id-hint')}
          value={form.bundleId}
          onChange={(bundleId) => changeForm({ bundleId })}
          isMono
          isRequired
          error={bundleError}
        />
      </div>
    </fieldset>
  );
}
