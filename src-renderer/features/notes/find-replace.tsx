import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { formatWhole } from '#shared/words/format';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { languageGroups } from '../../store/language-list';
import { noteIn } from '../../store/notes-book';
import { changePanes, useNotesPanes } from '../../store/notes-panes';
import { announcer } from '../../store/window';
import { useNotes } from '../../text-editor/notes-context';
import { Button, IconButton } from '../../ui/button';
import { TextInput } from '../../ui/text-input';
import { TickBox } from '../../ui/tick-box';
import {
  contextOf,
  indexFrom,
  type Matches,
  matchesIn,
  type Place,
  placesOf,
  replacedNotes,
} from './matches';
import { asInArea, typeAt } from './note-area';
import { closeFind } from './open-find';
import { useFoundMarks } from './use-found-marks';
import './find-replace.css';

/** Finds and replaces text in the notes of all languages. */
export function FindReplace() {
  const isOpen = useNotesPanes((state) => state.finds);
  return isOpen ? <FindBar /> : null;
}

const nothing: Matches['found'] = [];

function FindBar() {
  const book = useNotes();
  const { wanted, matchCase, wholeWords } = useNotesPanes();
  const { chosen } = book;
  const notes = useDeferredValue(book.notes);
  const query = useDeferredValue(wanted);
  const order = useListOrder();
  const matches = useMemo(
    () => matchesIn(notes, order, { wanted: query, matchCase, wholeWords }),
    [notes, order, query, matchCase, wholeWords],
  );
  const places = useMemo(() => placesOf(matches), [matches]);
  const [from, setFrom] = useState<Place | null>(
    chosen === null ? null : { locale: chosen, start: 0 },
  );
  const at = indexFrom(places, from, order);
  const current = places[at] ?? null;
  const here = matches.find(({ locale }) => locale === chosen);
  useFoundMarks({
    text: here?.text ?? '',
    found: here?.found ?? nothing,
    at: current?.locale === chosen ? current : null,
  });

  const goTo = (index: number): void => {
    const next = places.at(index % Math.max(1, places.length));
    if (next === undefined) return;
    setFrom(next);
    if (next.locale !== chosen) book.choose(next.locale);
    announcer.announceNow(
      say('find-notes.count-at', {
        at: places.indexOf(next) + 1,
        count: places.length,
        languages: matches.length,
      }),
    );
  };
  const replaceOne = (): void => {
    if (current === null) return;
    const { replacement } = useNotesPanes.getState();
    const button = document.activeElement;
    // The field of its language has to be there before anything can be typed into it.
    if (current.locale !== chosen) flushSync(() => book.choose(current.locale));
    typeAt(replacement, asInArea(noteIn(book, current.locale), current));
    if (button instanceof HTMLElement) button.focus();
    setFrom({ locale: current.locale, start: current.start + replacement.length });
  };
  const replaceIn = (some: readonly Matches[]): void => {
    const count = some.reduce((sum, { found }) => sum + found.length, 0);
    const { replacement } = useNotesPanes.getState();
    book.writeAll(
      replacedNotes(some, replacement),
      say('find-notes.replaced', { count, languages: some.length }),
    );
  };

  return (
    <search className="find-notes" aria-label={say('find-notes.title')}>
      <FindRow
        count={places.length}
        words={countWords(query, places.length, matches.length, at)}
        onMove={(by) => goTo(at + by)}
      />
      <ReplaceRow
        isReady={places.length > 0 && book.isEditable}
        here={here}
        onReplace={replaceOne}
        onReplaceHere={() => here !== undefined && replaceIn([here])}
        onReplaceAll={() => replaceIn(matches)}
      />
      {!book.isEditable && <p className="small">{say('find-notes.read-only')}</p>}
      {matches.length > 0 && (
        <MatchList
          matches={matches}
          current={current}
          onGoTo={(place) =>
            goTo(
              places.findIndex((one) => one.locale === place.locale && one.start === place.start),
            )
          }
        />
      )}
    </search>
  );
}

/** The languages in the order of their list. */
function useListOrder(): readonly string[] {
  const book = useNotes();
  const { locales, ofApp, primary } = book;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order depends on no text.
  return useMemo(
    () => languageGroups(book, { query: '', only: null }).flatMap((group) => group.locales),
    [locales, ofApp, primary],
  );
}

function countWords(wanted: string, count: number, languages: number, at: number): string {
  if (wanted === '') return say('find-notes.hint');
  if (count === 0) return say('find-notes.none');
  return say('find-notes.count-at', { at: at + 1, count, languages });
}

interface FindRowProps {
  count: number;
  words: string;
  onMove: (by: 1 | -1) => void;
}

function FindRow({ count, words, onMove }: FindRowProps) {
  const { wanted, matchCase, wholeWords } = useNotesPanes();
  useEscape();
  return (
    <>
      <div className="find-notes-row">
        <TextInput
          label={say('find-notes.wanted')}
          value={wanted}
          onChange={(next) => changePanes({ wanted: next })}
          onEnter={() => onMove(1)}
        />
        <div className="find-notes-steps">
          <IconButton label={say('find-notes.previous')} onPress={() => onMove(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton label={say('find-notes.next')} onPress={() => onMove(1)}>
            <ChevronDown aria-hidden />
          </IconButton>
          <IconButton label={say('find-notes.close')} onPress={closeFind}>
            <X aria-hidden />
          </IconButton>
        </div>
      </div>
      <div className="find-notes-options">
        <TickBox
          label={say('find-notes.match-case')}
          isSelected={matchCase}
          onChange={(next) => changePanes({ matchCase: next })}
        />
        <TickBox
          label={say('find-notes.whole-words')}
          isSelected={wholeWords}
          onChange={(next) => changePanes({ wholeWords: next })}
        />
        <span className={`small numbers find-notes-count ${count === 0 ? '' : 'find-notes-some'}`}>
          {words}
        </span>
      </div>
    </>
  );
}

/** Esc closes the bar before the editor, unless a menu or a dialog is open. */
function useEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || isInOverlay(event.target)) return;
      event.preventDefault();
      closeFind();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.popover, [role="dialog"]') !== null;
}

interface ReplaceRowProps {
  isReady: boolean;
  /** The matches in the language that is edited. */
  here: Matches | undefined;
  onReplace: () => void;
  onReplaceHere: () => void;
  onReplaceAll: () => void;
}

function ReplaceRow({ isReady, here, onReplace, onReplaceHere, onReplaceAll }: ReplaceRowProps) {
  const replacement = useNotesPanes((state) => state.replacement);
  const { chosen } = useNotes();
  return (
    <div className="find-notes-row">
      <TextInput
        label={say('find-notes.replacement')}
        value={replacement}
        onChange={(next) => changePanes({ replacement: next })}
        onEnter={() => isReady && onReplace()}
      />
      <div className="find-notes-acts">
        <Button isDisabled={!isReady} onPress={onReplace}>
          {say('find-notes.replace')}
        </Button>
        {chosen !== null && (
          <Button isDisabled={!isReady || here === undefined} onPress={onReplaceHere}>
            {say('find-notes.replace-language', { language: localeName(chosen) })}
          </Button>
        )}
        <Button isDisabled={!isReady} onPress={onReplaceAll}>
          {say('find-notes.replace-all')}
        </Button>
      </div>
    </div>
  );
}

interface MatchListProps {
  matches: readonly Matches[];
  current: Place | null;
  onGoTo: (place: Place) => void;
}

/** A row for each language with matches: how many, and the selected or first one with the words around it. */
function MatchList({ matches, current, onGoTo }: MatchListProps) {
  return (
    <ListBox
      className="find-notes-list"
      aria-label={say('find-notes.matches')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={current === null ? [] : [current.locale]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        const first = matches.find(({ locale }) => locale === key);
        const start = first?.found[0]?.start;
        if (first !== undefined && start !== undefined) onGoTo({ locale: first.locale, start });
      }}
    >
      {matches.map((one) => (
        <ListBoxItem
          key={one.locale}
          id={one.locale}
          className="find-notes-match"
          textValue={localeName(one.locale)}
        >
          <MatchRow matches={one} at={current?.locale === one.locale ? current.start : null} />
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

function MatchRow({ matches, at }: { matches: Matches; at: number | null }) {
  const shown = matches.found.find(({ start }) => start === at) ?? matches.found[0];
  const [before, match, after] = shown === undefined ? ['', '', ''] : contextOf(matches, shown);
  return (
    <>
      <span className="find-notes-language">{localeName(matches.locale)}</span>
      <span className="small numbers">{formatWhole(matches.found.length)}</span>
      <span className="find-notes-context" dir="auto" lang={langAttribute(matches.locale)}>
        {before}
        <mark>{match}</mark>
        {after}
      </span>
    </>
  );
}
