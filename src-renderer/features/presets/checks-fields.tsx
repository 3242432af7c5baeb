import { X } from 'lucide-react';
import { Label, Text, TextArea, TextField } from 'react-aria-components';
import { overridableCodes } from '#shared/domain/finding';
import { say } from '#shared/words/say';
import { changeForm } from '../../store/preset-editor';
import { IconButton } from '../../ui/button';
import { MinutesField } from '../../ui/number-field';
import { Picker } from '../../ui/picker';
import { RadioList } from '../../ui/radio-list';
import { SwitchRow } from '../../ui/switch-row';
import { TextInput } from '../../ui/text-input';
import { gapOf, type PresetForm } from '../../words/preset-form';
import { limitBounds, withLimit } from '../../words/settings';

/** What is checked and waited for in each publish. */
export function ChecksFields({ form }: { form: PresetForm }) {
  const { limits } = form;
  return (
    <fieldset className="preset-part">
      <legend>{say('preset.part.checks')}</legend>
      <RadioList
        label={say('preset.field.compliance')}
        value={complianceOf(form)}
        options={[
          { value: 'open', label: say('preset.field.compliance-open') },
          { value: 'no', label: say('plan.compliance.no') },
          { value: 'yes', label: say('plan.compliance.yes') },
        ]}
        onChange={(answer) =>
          changeForm({ usesNonExemptEncryption: answer === 'open' ? null : answer === 'yes' })
        }
        isInline
      />
      <SwitchRow
        label={say('testers.refused-notes.label')}
        isSelected={form.refusedNotes === 'go-on'}
        onChange={(on) => changeForm({ refusedNotes: on ? 'go-on' : 'stop' })}
      >
        {say('testers.refused-notes.text')}
      </SwitchRow>
      <TextInput
        label={say('preset.field.size')}
        hint={say('preset.field.size-hint')}
        value={form.sizeMegabytes}
        onChange={(sizeMegabytes) => changeForm({ sizeMegabytes })}
        error={gapOf(form, 'sizeMegabytes')}
      />
      <AllowedOverrides form={form} />
      <Checklist form={form} />
      <div className="preset-pair">
        <MinutesField
          label={say('plan.timeouts.appear')}
          hint={say('plan.timeouts.appear-hint')}
          least={limitBounds.least}
          most={limitBounds.most}
          value={limits.findBuildMinutes}
          onChange={(minutes) =>
            changeForm({ limits: withLimit(limits, 'findBuildMinutes', minutes) })
          }
        />
        <MinutesField
          label={say('plan.timeouts.process')}
          hint={say('plan.timeouts.process-hint')}
          least={limitBounds.least}
          most={limitBounds.most}
          value={limits.processingMinutes}
          onChange={(minutes) =>
            changeForm({ limits: withLimit(limits, 'processingMinutes', minutes) })
          }
        />
      </div>
    </fieldset>
  );
}

function complianceOf({ usesNonExemptEncryption: answer }: PresetForm): 'open' | 'yes' | 'no' {
  if (answer === null) return 'open';
  return answer ? 'yes' : 'no';
}

function AllowedOverrides({ form: { allowedOverrides } }: { form: PresetForm }) {
  return (
    <div className="preset-choice">
      <RadioList
        label={say('preset.field.overrides')}
        value={allowedOverrides === null ? 'any' : 'some'}
        options={[
          { value: 'any', label: say('preset.field.overrides-any') },
          { value: 'some', label: say('preset.field.overrides-some') },
        ]}
        onChange={(which) => changeForm({ allowedOverrides: which === 'any' ? null : [] })}
        isInline
      />
      {allowedOverrides !== null && (
        <>
          {allowedOverrides.length > 0 ? (
            <ul className="preset-codes" aria-label={say('preset.field.overrides-some')}>
              {allowedOverrides.map((code) => (
                <li key={code} className="preset-code">
                  {code}
                  <IconButton
                    label={say('preset.field.overrides-remove', { code })}
                    onPress={() =>
                      changeForm({
                        allowedOverrides: allowedOverrides.filter((one) => one !== code),
                      })
                    }
                  >
                    <X />
                  </IconButton>
                </li>
              ))}
            </ul>
          ) : (
            <p className="small">{say('preset.field.overrides-none')}</p>
          )}
          <Picker
            label={say('preset.field.overrides-add')}
            searchLabel={say('preset.field.overrides-find')}
            options={overridableCodes
              .filter((code) => !allowedOverrides.includes(code))
              .map((code) => ({ id: code, name: code.replaceAll('-', ' ') }))}
            empty={say('preset.field.overrides-unknown')}
            onPick={(picked) => {
              const code = overridableCodes.find((one) => one === picked);
              if (code !== undefined) changeForm({ allowedOverrides: [...allowedOverrides, code] });
            }}
          />
        </>
      )}
    </div>
  );
}

function Checklist({ form }: { form: PresetForm }) {
  const error = gapOf(form, 'checklist');
  return (
    <TextField
      className="field"
      value={form.checklist}
      onChange={(checklist) => changeForm({ checklist })}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">{say('preset.field.checklist')}</Label>
      <TextArea className="field-input preset-area" dir="auto" rows={3} />
      <Text slot="description" className="small">
        {error ?? say('preset.field.checklist-hint')}
      </Text>
    </TextField>
  );
}
