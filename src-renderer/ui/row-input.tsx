import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import './field.css';
import { typedDirection } from './typed-direction';
import './row-input.css';

interface RowInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** At the end of the field, in a quieter style: where the value comes from, or where to find it. */
  aside?: string | undefined;
  error?: string | undefined;
  isMono?: boolean;
  autoFocus?: boolean;
}

/** A single-line text field with its label beside it and its error below. Focus selects what is there. */
export function RowInput({ label, aside, error, isMono = false, ...rest }: RowInputProps) {
  return (
    <TextField
      {...rest}
      className="row-input"
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="row-input-label">{label}</Label>
      <div className="field-input row-input-box">
        <Input
          className={isMono ? 'mono' : ''}
          autoComplete="off"
          dir={typedDirection(rest.value)}
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        {aside !== undefined && (
          <Text slot="description" className="small row-input-aside">
            {aside}
          </Text>
        )}
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
