import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import {
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  type Selection,
} from 'react-aria-components';
import type { TextRule } from '#shared/asc/text-rules';
import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import {
  changeLanguageView,
  isDisplaced,
  type LanguageGroup,
  languageGroups,
  sameNamed,
  showAllLanguages,
  useLanguageView,
} from '../store/language-list';
import { type NotesBook, noteIn, ruleOf } from '../store/notes-book';
import { openNotes } from '../store/open-notes';
import { Button } from '../ui/button';
import { focusNote } from '../ui/focus-note';
import { type ChangeState, languageState, type SentNote } from '../words/language-row';
import { LanguageFilter, NeedChips } from './language-filter';
import { useNotes } from './notes-context';
import { SelectedLanguages } from './selected-languages';
import './language-list.css';

interface LanguageListProps {
  /** On the editor's own screen, with a filter. */
  isFull?: boolean;
}

/** With fewer, all are seen at a glance. */
const manyLanguages = 8;

/** The languages of the notes, each with its status: a dot, a word and a count. */
export function LanguageList({ isFull = false }: LanguageListProps) {
  const book = useNotes();
  const groups = useShownGroups();
  const selected = useLanguageView((state) => state.selected);
  const codes = useMemo(() => sameNamed(book.locales), [book.locales]);
  const hasFilter = isFull || book.locales.length > manyLanguages;
  return (
    <>
      {isFull && <LanguageFilter groups={groups} />}
      {hasFilter && <NeedChips />}
      {selected.size > 1 && <SelectedLanguages />}
      <Languages
        groups={groups}
        chosen={book.chosen}
        selected={selected}
        codes={codes}
        isFull={isFull}
      />
    </>
  );
}

/** The same lists while they have the same languages: typing must not render fifty rows again. */
function useShownGroups(): readonly LanguageGroup[] {
  const book = useNotes();
  const query = useLanguageView((state) => state.query);
  const only = useLanguageView((state) => state.only);
  const last = useRef<readonly LanguageGroup[]>([]);
  const { locales, primary, ofApp } = book;
  // Only a filter by need depends on the texts.
  const texts = only === null ? null : book;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the groups depend on, without the texts.
  const groups = useMemo(
    () => languageGroups(book, { query, only }),
    [locales, primary, ofApp, query, only, texts],
  );
  if (JSON.stringify(groups) !== JSON.stringify(last.current)) last.current = groups;
  return last.current;
}

interface LanguagesProps {
  groups: readonly LanguageGroup[];
  chosen: string | null;
  selected: ReadonlySet<string>;
  /** The languages whose codes are shown. */
  codes: ReadonlySet<string>;
  isFull: boolean;
}

const Languages = memo(function Languages(props: LanguagesProps) {
  const { groups, chosen, selected, codes, isFull } = props;
  const all = groups.flatMap(({ locales }) => locales);
  if (all.length === 0) return <NoLanguage />;
  const own = new Set(chosen === null ? [] : [chosen]);
  return (
    <ListBox
      className={`locale-list ${selected.size > 1 ? 'locale-list-several' : ''}`}
      aria-label={say('notes.languages')}
      selectionMode="multiple"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected.size > 1 || selected.has(chosen ?? '') ? selected : own}
      onSelectionChange={(keys) => select(keys, all)}
      onAction={focusNote}
    >
      {groups.map(({ of, locales }) => (
        <ListBoxSection key={of} className="locale-group" aria-label={say(`notes.group.${of}`)}>
          {of === 'added' && (
            <Header className="locale-head small">
              <AddedWords isFull={isFull} />
            </Header>
          )}
          {locales.map((locale) => (
            <ListBoxItem
              key={locale}
              id={locale}
              className={`locale ${locale === chosen ? 'locale-chosen' : ''}`}
              textValue={localeName(locale)}
            >
              <LanguageRow
                locale={locale}
                isChosen={locale === chosen}
                isPrimary={of === 'primary'}
                hasCode={codes.has(locale)}
              />
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
});

/** What becomes of a language that the app, or the version, does not have yet. */
function AddedWords({ isFull }: { isFull: boolean }) {
  const isNote = useNotes().text === undefined;
  return (
    <>
      <b>{say(isNote ? 'notes.group.added' : 'store-texts.group.added')}</b>
      <span className={isFull ? '' : 'unseen'}>
        {say(isNote ? 'notes.group.added-hint' : 'store-texts.group.added-hint')}
      </span>
    </>
  );
}

/** One language is edited; several are only selected, and the edited one keeps its caret. */
function select(keys: Selection, all: readonly string[]): void {
  const chosen = keys === 'all' ? new Set(all) : (keys as ReadonlySet<string>);
  const [first, ...more] = chosen;
  changeLanguageView({ selected: chosen });
  if (first !== undefined && more.length === 0) openNotes()?.book.choose(first);
}

function NoLanguage() {
  const { query, only } = useLanguageView();
  // Nothing was left out: there are none, or they are still being read.
  if (query === '' && only === null) return null;
  return (
    <div className="locale-none small">
      <p>
        {query === ''
          ? say('notes.filter.nothing', { need: only === 'to-fix' ? 'fix' : (only ?? 'other') })
          : say('notes.filter.none', { query })}
      </p>
      <Button size="small" onPress={showAllLanguages}>
        {say('notes.filter.show-all')}
      </Button>
    </div>
  );
}

interface LanguageRowProps {
  locale: string;
  isChosen: boolean;
  isPrimary: boolean;
  hasCode: boolean;
}

function LanguageRow({ locale, isChosen, isPrimary, hasCode }: LanguageRowProps) {
  const book = useNotes();
  const sent = book.written.find(({ name }) => name === locale) ?? null;
  const unsent = book.unsent.includes(locale) ? 'unsent' : null;
  const change = isDisplaced(book, locale) ? 'displaced' : unsent;
  return (
    <>
      <RowWords
        locale={locale}
        text={noteIn(book, locale)}
        isToReview={book.toReview.includes(locale)}
        sent={sent}
        change={change}
        rule={ruleOf(book)}
        filledWhenSent={book.filledWhenSent}
        isLacking={isLacking(book, locale)}
        isPrimary={isPrimary}
        hasCode={hasCode}
      />
      {isChosen && <InView />}
    </>
  );
}

/** A text of the App Store that is empty and required, or a language that its version does not have yet. */
function isLacking(book: NotesBook, locale: string): boolean {
  if (book.text === undefined) return false;
  const isEmpty = noteIn(book, locale).trim() === '';
  return (book.text.isRequired && isEmpty) || book.ofApp?.includes(locale) === false;
}

interface RowWordsProps {
  locale: string;
  text: string;
  isToReview: boolean;
  sent: SentNote | null;
  change: ChangeState;
  rule: TextRule;
  filledWhenSent: readonly string[] | undefined;
  /** Whether App Review will ask for something in the language. */
  isLacking: boolean;
  isPrimary: boolean;
  hasCode: boolean;
}

/** Only the row of the note that is typed is rendered again. */
const RowWords = memo(function RowWords(props: RowWordsProps) {
  const { locale, text, isToReview, sent, change, rule, isLacking, isPrimary, hasCode } = props;
  const state = languageState(text, isToReview, sent, change, rule, props.filledWhenSent);
  const { short, full } = state;
  const tone = isLacking && state.tone !== 'block' ? 'look' : state.tone;
  return (
    <>
      <i className={`locale-dot locale-dot-${tone}`} aria-hidden />
      <span className="locale-name">
        {localeName(locale)}
        {isPrimary && <span className="locale-more"> {say('notes.primary')}</span>}
        {hasCode && <code className="locale-more"> {locale}</code>}
      </span>
      <span className={`locale-state locale-state-${tone} numbers`}>
        <span aria-hidden>{short}</span>
        <span className="unseen">{full}</span>
      </span>
    </>
  );
});

/** The edited language is seen in the list, also when a key or a problem led to it. Only the list scrolls. */
const InView = memo(function InView() {
  const mark = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const row = mark.current?.closest('[role="option"]');
    const list = row?.closest('.locale-list');
    if (!row || !list) return;
    const [at, view] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
    list.scrollTop += Math.min(0, at.top - view.top) + Math.max(0, at.bottom - view.bottom);
  }, []);
  return <i ref={mark} hidden />;
});
