import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { Text, TextArea, TextField } from 'react-aria-components';
import type { TextCheck } from '#shared/asc/text-rules';
import { changeBetween, withChanges } from '#shared/domain/note-fixes';
import { issuesIn, type NoteIssue } from '#shared/domain/note-issues';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { dismissHint, useShownHints } from '../store/dismissed-hints';
import { checkIn, type NotesBook, noteIn, ruleOf } from '../store/notes-book';
import { beginComposition, endComposition } from '../store/typing-steps';
import { announcer } from '../store/window';
import { showInNote } from '../ui/focus-note';
import { fillOf } from '../words/note';
import { issueWords } from '../words/note-issue';
import { FixRow } from './fix-row';
import { NoteMarks } from './note-marks';
import { useNotes } from './notes-context';
import { typeOver } from './type-over';
import { usePlaceholders } from './use-placeholders';

/** Where the note in one language is typed, with what to flag marked in it and listed below it. */
export function NoteField({ locale }: { locale: string }) {
  const book = useNotes();
  // As a text area has it, whose places are those of the marks.
  const text = noteIn(book, locale).replace(/\r\n?/g, '\n');
  const check = checkIn(book, locale);
  const { form } = ruleOf(book);
  const area = useRef<HTMLTextAreaElement>(null);
  const issues = useIssues(locale, text);
  useLimitAnnouncement(check);
  const typed = useCaretAfterChange(area, text);
  const [worst] = issues.filter(({ weight }) => weight !== 'hint');
  const isBlocked = worst?.weight === 'blocker';
  return (
    <>
      <TextField
        aria-label={fieldName(book, locale)}
        value={text}
        onChange={(next) => {
          // A text of one line that was pasted with line breaks.
          const put = form === 'text' ? next : next.replace(/\s*\n\s*/g, ' ');
          typed.current = put;
          book.write(locale, put);
        }}
        // A note from an earlier key can still be removed.
        isDisabled={!book.isEditable && text === ''}
        // A text of a version that is with Apple can't be removed either; it can still be copied.
        isReadOnly={!book.isEditable && book.text !== undefined}
        isInvalid={isBlocked}
        validationBehavior="aria"
        className={`note-field note-field-${form}`}
      >
        <div className="note-box">
          <NoteMarks text={text} marksRefused={form === 'text'} />
          <TextArea
            className="note-area"
            ref={(element) => {
              area.current = element;
              takeCaret(element, locale);
            }}
            onCompositionStart={beginComposition}
            onCompositionEnd={endComposition}
            onSelect={({ currentTarget }) => keepCaret(currentTarget, locale)}
            dir={form === 'address' ? 'ltr' : 'auto'}
            lang={langAttribute(locale)}
            spellCheck={form !== 'address'}
            placeholder={placeholderOf(book)}
          />
        </div>
        <Text slot="description" className="unseen">
          {worst !== undefined && issueWords(worst, text, book.primary)}
        </Text>
      </TextField>
      <FixRow
        issues={issues}
        text={text}
        primary={book.primary}
        isEditable={book.isEditable}
        onShow={({ places: [place] }) => place && showInNote(place.start, place.end)}
        onFix={(fixed) => fix(area, text, fixed)}
        onDismiss={({ kind }) => {
          dismissHint(book, locale, kind);
          // Its button is gone.
          area.current?.focus({ preventScroll: true });
        }}
      />
    </>
  );
}

function fieldName({ text }: NotesBook, locale: string): string {
  const language = localeName(locale);
  return text === undefined
    ? say('notes.field', { language })
    : say('store-texts.field', { text: say(`store-texts.name.${text.field}`), language });
}

function placeholderOf({ text }: NotesBook): string {
  return text === undefined
    ? say('notes.placeholder')
    : say(`store-texts.placeholder.${text.field}`);
}

/** What is found in the note, without the hints that were dismissed. */
function useIssues(locale: string, text: string): NoteIssue[] {
  const book = useNotes();
  const { primary, filledWhenSent } = book;
  const primaryText = primary === null || primary === locale ? null : noteIn(book, primary);
  const placeholders = usePlaceholders(locale);
  const rule = ruleOf(book);
  const found = useMemo(
    () =>
      issuesIn(
        { locale, text },
        primary === null || primaryText === null ? null : { locale: primary, text: primaryText },
        [...placeholders.map(({ name }) => name), ...(filledWhenSent ?? [])],
        rule,
      ),
    [locale, text, primary, primaryText, placeholders, filledWhenSent, rule],
  );
  const isShown = useShownHints(book, locale);
  return found.filter(({ weight, kind }) => weight !== 'hint' || isShown(kind));
}

/** A screen reader hears of the limit twice: at 90 % and when it is passed. */
function useLimitAnnouncement(check: TextCheck): void {
  const fill = fillOf(check);
  const { length, limit } = check;
  const before = useRef(fill);
  useEffect(() => {
    const rises = rank[fill] > rank[before.current];
    before.current = fill;
    if (!rises) return;
    announcer.announceNow(
      fill === 'over'
        ? say('note-issue.too-long', { count: length - limit })
        : say('note-issue.near-limit', { count: limit - length, limit }),
    );
  }, [fill, length, limit]);
}

const rank = { room: 0, near: 1, over: 2 };

/** All of it as one change, so that one undo takes it back. */
function fix(
  area: RefObject<HTMLTextAreaElement | null>,
  text: string,
  issues: readonly NoteIssue[],
): void {
  if (area.current === null) return;
  const fixed = withChanges(
    text,
    issues.flatMap(({ changes }) => changes),
  );
  typeOver(area.current, changeBetween(text, fixed));
}

/** The caret position in each language, restored when switching back. */
const carets = new Map<string, readonly [number, number]>();

function keepCaret({ selectionStart, selectionEnd }: HTMLTextAreaElement, locale: string): void {
  carets.set(locale, [selectionStart, selectionEnd]);
}

/** After a change that was not typed, such as an undo, the caret is where the text changed. */
function useCaretAfterChange(
  area: RefObject<HTMLTextAreaElement | null>,
  text: string,
): RefObject<string> {
  const typed = useRef(text);
  const before = useRef(text);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = text;
    if (text === was || text === typed.current) return;
    typed.current = text;
    const { start, text: put } = changeBetween(was, text);
    area.current?.setSelectionRange(start + put.length, start + put.length);
  }, [area, text]);
  return typed;
}

/** At the end of the text on the first visit. */
function takeCaret(area: HTMLTextAreaElement | null, locale: string): void {
  if (area === null || area === document.activeElement) return;
  const [start, end] = carets.get(locale) ?? [area.value.length, area.value.length];
  area.setSelectionRange(start, end);
}
