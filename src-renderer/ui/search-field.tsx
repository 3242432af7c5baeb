import { Search, X } from 'lucide-react';
import { SearchField as AriaSearchField, Button, Input } from 'react-aria-components';
import { searchInputClass } from './focus-places';
import './search-field.css';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  clearLabel: string;
  value: string;
  onChange: (value: string) => void;
  /** The key that moves the focus here, shown while the field is empty. */
  shortcut?: string;
  /** On Enter. */
  onSubmit?: () => void;
}

/** Filters what is below it. Esc or the button clears it. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, clearLabel, value, onChange, shortcut, onSubmit } = props;
  return (
    <AriaSearchField
      className="search-field"
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onSubmit && { onSubmit })}
    >
      <Search aria-hidden />
      <Input
        className={searchInputClass}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
      />
      {value === '' ? (
        shortcut !== undefined && <kbd aria-hidden>{shortcut}</kbd>
      ) : (
        <Button className="search-field-clear" aria-label={clearLabel}>
          <X aria-hidden />
        </Button>
      )}
    </AriaSearchField>
  );
}
