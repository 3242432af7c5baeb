import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import './field.css';

interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  isMono?: boolean;
  autoFocus?: boolean;
  isRequired?: boolean;
}

/** One line of text with its name above it, and what is wrong with it below. */
export function TextInput({ label, hint, error, isMono = false, ...rest }: TextInputProps) {
  return (
    <TextField
      {...rest}
      className="field"
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">{label}</Label>
      <Input
        className={`field-input ${isMono ? 'mono' : ''}`}
        autoComplete="off"
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
