import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import './field.css';
import { typedDirection } from './typed-direction';

interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  isMono?: boolean;
  type?: 'text' | 'datetime-local' | 'password';
  autoFocus?: boolean;
  isRequired?: boolean;
  /** Instead of submitting the form that the field is in. */
  onEnter?: () => void;
}

/** A single-line text field with its label above and its error below. */
export function TextInput({
  label,
  hint,
  error,
  isMono = false,
  onEnter,
  ...rest
}: TextInputProps) {
  return (
    <TextField
      {...rest}
      className="field"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      onKeyDown={(event) => {
        // Escape still closes what the field is in.
        if (event.key !== 'Enter' || onEnter === undefined) return event.continuePropagation();
        event.preventDefault();
        onEnter();
      }}
    >
      <Label className="field-label">{label}</Label>
      <Input
        className={`field-input ${isMono ? 'mono' : ''}`}
        autoComplete="off"
        dir={typedDirection(rest.value)}
        spellCheck={false}
      />
      {hint !== undefined && (
        <Text slot="description" className="small">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
