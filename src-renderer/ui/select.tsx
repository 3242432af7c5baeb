import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { say } from '#shared/words/say';
import './select.css';

interface SelectOption {
  id: string;
  name: string;
  /** Before the name. */
  mark?: ReactNode;
  /** Beside the name in the list. */
  aside?: ReactNode;
}

interface SelectProps {
  label: string;
  value: string | null;
  options: readonly SelectOption[];
  onChange: (id: string) => void;
}

/** A choice from a list that opens. */
export function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <AriaSelect
      aria-label={label}
      placeholder={say('button.choose')}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      <Button className="button select-button">
        <SelectValue className="select-value" />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="popover" offset={4} maxHeight={340}>
        <ListBox className="option-list" items={options}>
          {(option) => (
            <ListBoxItem className="option" textValue={option.name}>
              {option.mark}
              <span className="grow">{option.name}</span>
              {option.aside}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
