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
import { say } from '#shared/words/say';
import { Button } from './button';
import { typedDirection } from './typed-direction';
import './field.css';
import './answer-field.css';

export interface AnswerFieldProps {
  id: string;
  label: string;
  /** Null if the server did not report it: unknown is not empty. */
  value: string | null;
  kind: 'line' | 'lines' | 'password';
  onChange: (value: string) => void;
  isReadOnly: boolean;
  isMissing: boolean;
  /** What is wrong with it. */
  problem: string | undefined;
  hint?: string | undefined;
  /** In place of a value. */
  placeholder?: string | undefined;
  /** Characters, for a field of several lines. */
  count?: { length: number; limit: number } | undefined;
  /** Of the text, for spelling. */
  lang?: string | undefined;
  /** What a press puts in place of the value. */
  offer: { words: string; value: string } | null;
  conflict: FieldConflictProps | null;
}

/** One answer at App Store Connect: what is wrong with it, and what someone else made of it meanwhile. */
export function AnswerField(props: AnswerFieldProps) {
  const { label, value, kind, onChange, isReadOnly, isMissing, problem, hint, count, offer } =
    props;
  return (
    <div className={`answer-field ${kind === 'lines' ? 'answer-wide' : ''}`}>
      <TextField
        className="field"
        value={value ?? ''}
        onChange={onChange}
        isReadOnly={isReadOnly}
        isInvalid={problem !== undefined}
        isRequired={isMissing}
        validationBehavior="aria"
        onKeyDown={(event) => event.continuePropagation()}
      >
        <span className="answer-label">
          <Label className="field-label">{label}</Label>
          {isMissing && (
            <span className="small answer-required">{say('test-information.required')}</span>
          )}
          {count !== undefined && (
            <span className="small numbers answer-count">
              {say('test-information.count', count)}
            </span>
          )}
        </span>
        <FieldBox {...props} />
        {hint !== undefined && (
          <Text slot="description" className="small">
            {hint}
          </Text>
        )}
        <FieldError className="field-error">{problem}</FieldError>
      </TextField>
      {offer !== null && !isReadOnly && (
        <span>
          <Button size="small" onPress={() => onChange(offer.value)}>
            {offer.words}
          </Button>
        </span>
      )}
      {props.conflict !== null && <Conflict {...props.conflict} />}
    </div>
  );
}

function FieldBox({ id, kind, value, placeholder, lang }: AnswerFieldProps) {
  const [isShown, setShown] = useState(false);
  const unknown = value === null ? say('test-information.unknown') : '';
  const box = {
    id,
    placeholder: placeholder ?? unknown,
    autoComplete: 'off',
    dir: typedDirection(value),
  };
  if (kind === 'lines')
    return <TextArea {...box} className="field-input answer-area" lang={lang} />;
  if (kind === 'line')
    return <Input {...box} className="field-input" spellCheck={false} type="text" />;
  return (
    <span className="answer-password">
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

interface FieldConflictProps {
  before: string | null;
  theirs: string | null;
  /** A password is never shown. */
  isHidden: boolean;
  onKeep: (whose: 'mine' | 'theirs') => void;
}

/** What the field was, and what someone else made of it; nothing is overwritten until a person chooses. */
function Conflict({ before, theirs, isHidden, onKeep }: FieldConflictProps) {
  const shown = (value: string | null): ReactNode => {
    if (value === null || value === '') return say('test-information.conflict.empty');
    return isHidden ? say('test-information.conflict.hidden') : value;
  };
  return (
    <fieldset className="answer-conflict">
      <legend>{say('test-information.conflict')}</legend>
      <dl>
        <dt>{say('test-information.conflict.before')}</dt>
        <dd dir="auto">{shown(before)}</dd>
        <dt>{say('test-information.conflict.theirs')}</dt>
        <dd dir="auto">{shown(theirs)}</dd>
      </dl>
      <div className="answer-acts">
        <Button size="small" onPress={() => onKeep('theirs')}>
          {say('test-information.keep-theirs')}
        </Button>
        <Button size="small" onPress={() => onKeep('mine')}>
          {say('test-information.keep-mine')}
        </Button>
      </div>
    </fieldset>
  );
}
