import { Check, Plus, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import {
  Button,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
  type Selection,
} from 'react-aria-components';
import { knownLocales } from '#shared/asc/locales';
import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { showAllLanguages } from '../store/language-list';
import { Button as ActButton } from '../ui/button';
import { focusNote } from '../ui/focus-note';
import { PopoverDialog } from '../ui/popover-dialog';
import { matchingLanguages } from '../words/language-search';
import { useNotes } from './notes-context';
import '../ui/picker.css';
import './add-languages.css';

/** Adds one language or several; the app's own are offered even if Slipway does not know them. */
export function AddLanguage() {
  const { ofApp, locales, isEditable } = useNotes();
  const rest = (ofApp ?? []).filter((locale) => !locales.includes(locale));
  return (
    <DialogTrigger>
      <Button className="picker-button" isDisabled={!isEditable}>
        <Plus aria-hidden />
        {say('notes.add-languages')}
      </Button>
      <PopoverDialog
        label={say('notes.add-languages')}
        className="picker"
        placement="bottom start"
        offset={2}
      >
        {({ close }) => (
          <div className="picker-body">
            <LanguagePicker ofApp={rest} close={close} />
          </div>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

interface LanguagePickerProps {
  /** The app's languages that are not listed yet. */
  ofApp: readonly string[];
  close: () => void;
}

function LanguagePicker({ ofApp, close }: LanguagePickerProps) {
  const { locales, add, choose } = useNotes();
  const [typed, setTyped] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const options = useMemo(
    () =>
      [...new Set([...ofApp, ...knownLocales, ...locales])]
        .map((id) => ({ id, name: localeName(id), isListed: locales.includes(id) }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [ofApp, locales],
  );
  // What is listed already is only named to who looks for it.
  const found = matchingLanguages(
    options.filter(({ isListed }) => !isListed || typed.trim() !== ''),
    typed,
  );
  const take = (added: readonly string[]): void => {
    close();
    add(added);
  };
  const goTo = (locale: string): void => {
    close();
    showAllLanguages();
    choose(locale);
    // The popover gives the focus back first.
    requestAnimationFrame(() => requestAnimationFrame(focusNote));
  };
  const tick = (keys: Selection): void => {
    const now = keys === 'all' ? found.map(({ id }) => id) : [...keys].map(String);
    const listed = now.find((locale) => locales.includes(locale));
    if (listed !== undefined && keys !== 'all') return goTo(listed);
    setTicked(new Set(now.filter((locale) => !locales.includes(locale))));
  };
  return (
    <>
      <SearchField
        aria-label={say('notes.find-language')}
        className="picker-search"
        autoFocus
        value={typed}
        onChange={setTyped}
        onSubmit={() => {
          const [first] = found;
          if (ticked.size > 0) take([...ticked]);
          else if (first?.isListed) goTo(first.id);
          else if (first !== undefined) take([first.id]);
        }}
      >
        <Search aria-hidden />
        <Input
          className="picker-input"
          placeholder={say('notes.find-language')}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') list.current?.focus();
          }}
        />
      </SearchField>
      <ListBox
        ref={list}
        className="option-list picker-list"
        aria-label={say('notes.find-language')}
        items={found}
        selectionMode="multiple"
        selectedKeys={ticked}
        onSelectionChange={tick}
        renderEmptyState={() => <div className="option-empty">{say('notes.unknown-language')}</div>}
      >
        {({ id, name, isListed }) => (
          <ListBoxItem className="option add-language" textValue={name}>
            {isListed ? (
              <Check aria-hidden className="add-language-listed" />
            ) : (
              <i className="add-language-tick" aria-hidden />
            )}
            <span className="grow">
              {name}
              {isListed && <span className="small"> {say('notes.already-listed')}</span>}
            </span>
            <code className="picker-code">{id}</code>
          </ListBoxItem>
        )}
      </ListBox>
      {(ofApp.length > 0 || ticked.size > 0) && (
        <div className="add-languages-foot">
          {ticked.size > 0 ? (
            <ActButton kind="main" size="small" onPress={() => take([...ticked])}>
              {say('notes.add-selected', { count: ticked.size })}
            </ActButton>
          ) : (
            <ActButton size="small" onPress={() => take(ofApp)}>
              {say('notes.add-all', { count: ofApp.length })}
            </ActButton>
          )}
        </div>
      )}
    </>
  );
}
