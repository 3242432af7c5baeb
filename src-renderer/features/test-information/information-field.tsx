import { Eye } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  Button as AriaButton,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { asSent, whatToTestLimit } from '#shared/asc/text-rules';
import {
  conflictsIn,
  type InformationField as FieldPlace,
  type InformationChange,
  idOfField,
  isPassword,
  severalLines,
  storedIn,
} from '#shared/domain/test-information';
import { langAttribute } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { changeField, refusedWords, settleConflict } from '../../store/test-information';
import { Button } from '../../ui/button';
import { fieldDoubt, fieldLabel } from '../../words/test-information';
import { useForm } from './form-context';

interface InformationFieldProps {
  at: FieldPlace;
  hint?: string;
}

/** For moving the focus to a field that is missing. */
export function fieldElementId(at: FieldPlace): string {
  return `information-${idOfField(at).replaceAll(/[^\w-]/g, '-')}`;
}

/** One field of Test Information: what is wrong with it, what Apple said about it, and who else changed it. */
export function InformationField({ at, hint }: InformationFieldProps) {
  const { app, form, typed, information, missing, isLocked } = useForm();
  const value = storedIn(typed, at);
  const text = value ?? '';
  const doubt = fieldDoubt(at, text);
  const said = refusedWords(form, at);
  const change = form.changes.find((one) => idOfField(one.at) === idOfField(at));
  const isMissing = missing.some((one) => idOfField(one) === idOfField(at));
  const isConflict = change !== undefined && conflictsIn(information, [change]).length > 0;
  const problem =
    said === null ? doubt?.words : say('test-information.apple-says', { words: said });
  const put = (next: string) => changeField(app, at, next);
  return (
    <div className={`information-field ${severalLines.has(at.field) ? 'information-wide' : ''}`}>
      <TextField
        className="field"
        value={text}
        onChange={put}
        isReadOnly={isLocked}
        isInvalid={problem !== undefined}
        isRequired={isMissing}
        validationBehavior="aria"
        onKeyDown={(event) => event.continuePropagation()}
      >
        <span className="information-label">
          <Label className="field-label">{fieldLabel(at)}</Label>
          {isMissing && (
            <span className="small information-required">{say('test-information.required')}</span>
          )}
          {severalLines.has(at.field) && at.field !== 'agreementText' && (
            <span className="small numbers information-count">
              {say('test-information.count', {
                length: asSent(text).length,
                limit: whatToTestLimit,
              })}
            </span>
          )}
        </span>
        <FieldBox at={at} isUnknown={value === null} />
        {hint !== undefined && (
          <Text slot="description" className="small">
            {hint}
          </Text>
        )}
        <FieldError className="field-error">{problem}</FieldError>
      </TextField>
      {doubt !== null && doubt.offer !== null && !isLocked && (
        <span>
          <Button size="small" onPress={() => put(doubt.offer ?? text)}>
            {severalLines.has(at.field)
              ? say('test-information.fix')
              : say('test-information.use', { text: doubt.offer })}
          </Button>
        </span>
      )}
      {isConflict && <Conflict change={change} />}
    </div>
  );
}

function FieldBox({ at, isUnknown }: { at: FieldPlace; isUnknown: boolean }) {
  const [isShown, setShown] = useState(false);
  const box = {
    id: fieldElementId(at),
    // Unknown is not empty: what is typed here replaces what the server did not report.
    placeholder: isUnknown ? say('test-information.unknown') : '',
    autoComplete: 'off',
  };
  if (severalLines.has(at.field)) {
    const lang = at.of === 'language' ? langAttribute(at.locale) : undefined;
    return <TextArea {...box} className="field-input information-area" dir="auto" lang={lang} />;
  }
  if (!isPassword(at))
    return <Input {...box} className="field-input" spellCheck={false} type="text" />;
  return (
    <span className="information-password">
      <Input
        {...box}
        className="field-input"
        type={isShown ? 'text' : 'password'}
        spellCheck={false}
        autoComplete="new-password"
      />
      <AriaButton
        className="button button-ghost icon-button"
        aria-label={say('test-information.password.show')}
        aria-pressed={isShown}
        onPressStart={() => setShown(true)}
        onPressEnd={() => setShown(false)}
        onBlur={() => setShown(false)}
      >
        <Eye aria-hidden />
      </AriaButton>
    </span>
  );
}

/** What the field was, and what someone else made of it; nothing is overwritten until a person chooses. */
function Conflict({ change }: { change: InformationChange }) {
  const { app, information } = useForm();
  const shown = (value: string | null): ReactNode => {
    if (value === null || value === '') return say('test-information.conflict.empty');
    return isPassword(change.at) ? say('test-information.conflict.hidden') : value;
  };
  return (
    <fieldset className="information-conflict">
      <legend>{say('test-information.conflict')}</legend>
      <dl>
        <dt>{say('test-information.conflict.before')}</dt>
        <dd dir="auto">{shown(change.base)}</dd>
        <dt>{say('test-information.conflict.theirs')}</dt>
        <dd dir="auto">{shown(storedIn(information, change.at))}</dd>
      </dl>
      <div className="information-acts">
        <Button size="small" onPress={() => settleConflict(app, change, 'theirs')}>
          {say('test-information.keep-theirs')}
        </Button>
        <Button size="small" onPress={() => settleConflict(app, change, 'mine')}>
          {say('test-information.keep-mine')}
        </Button>
      </div>
    </fieldset>
  );
}
