import { ChevronDown, Plus, Search } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  Button,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { PopoverDialog } from './popover-dialog';
import './picker.css';

interface PickerProps {
  /** A verb with its object, on the button and above the list. */
  label: string;
  searchLabel: string;
  /** `aside`: beside the name, instead of the ID. */
  options: readonly { id: string; name: string; aside?: string }[];
  /** Shown if nothing matches. */
  empty: string;
  isDisabled?: boolean;
  /** What is chosen now: drawn as a select with it, under the label. */
  chosen?: string;
  /** Drawn as a link, for use inside a sentence. */
  isLink?: boolean;
  /** Which of them fit what was typed, if that is not seen in their names. */
  matching?: (options: PickerProps['options'], typed: string) => PickerProps['options'];
  onPick: (id: string) => void;
}

/** Chooses one of many: type to filter, take the first with Enter or any with a click. */
export function Picker(props: PickerProps) {
  return (
    <DialogTrigger>
      {props.chosen === undefined ? (
        <Button
          className={props.isLink ? 'link-button picker-link' : 'picker-button'}
          isDisabled={props.isDisabled === true}
        >
          {!props.isLink && <Plus aria-hidden />}
          {props.label}
        </Button>
      ) : (
        <Button className="button select-button" isDisabled={props.isDisabled === true}>
          <span className="unseen">{props.label}</span>
          <span className="select-value">{props.chosen}</span>
          <ChevronDown aria-hidden />
        </Button>
      )}
      <PopoverDialog label={props.label} className="picker" placement="bottom start" offset={2}>
        {({ close }) => (
          <div className="picker-body">
            <PickerList
              {...props}
              onPick={(id) => {
                close();
                props.onPick(id);
              }}
            />
          </div>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

function PickerList({ searchLabel, options, empty, matching, onPick }: PickerProps) {
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const { contains } = useFilter({ sensitivity: 'base' });
  const found =
    matching?.(options, typed) ??
    options.filter((option) => contains(`${option.name} ${option.id}`, typed));
  return (
    <>
      <SearchField
        aria-label={searchLabel}
        className="picker-search"
        autoFocus
        value={typed}
        onChange={setTyped}
        onSubmit={() => {
          const [first] = found;
          if (first !== undefined) onPick(first.id);
        }}
      >
        <Search aria-hidden />
        <Input
          className="picker-input"
          placeholder={searchLabel}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') list.current?.focus();
          }}
        />
      </SearchField>
      <ListBox
        ref={list}
        className="option-list picker-list"
        aria-label={searchLabel}
        items={found}
        onAction={(key) => onPick(String(key))}
        renderEmptyState={() => <div className="option-empty">{empty}</div>}
      >
        {(option) => (
          <ListBoxItem className="option" textValue={option.name}>
            <span className="grow">{option.name}</span>
            {option.aside === undefined ? (
              <code className="picker-code">{option.id}</code>
            ) : (
              <span className="picker-aside small numbers">{option.aside}</span>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </>
  );
}
