import { Trash2 } from 'lucide-react';
import { createElement, useMemo, useState } from 'react';
import { Text, TextArea, TextField } from 'react-aria-components';
import { checkTyped } from '#shared/asc/text-rules';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { removeLocale, writeNote } from '../../store/note-actions';
import { Button, IconButton } from '../../ui/button';
import { inOrder } from '../../ui/pieces';
import { countWords, markedStretches, problemWords, refusedWords } from '../../words/note';
import { DraftStateLine } from './plan-footer';
import './note-editor.css';
import { ScrollText } from '../../ui/scroll-text';

interface NoteEditorProps {
  locale: string;
  text: string;
  /** The text that is being translated; null while the primary language is edited. */
  source: { locale: string; text: string } | null;
  last: { buildNumber: string; text: string } | null;
}

/** What to Test in one language. */
export function NoteEditor({ locale, text, source, last }: NoteEditorProps) {
  const check = useMemo(() => checkTyped(text), [text]);
  const name = localeName(locale);
  const refused = refusedWords(text, check);
  return (
    <div className="note-editor">
      {source !== null && (
        <SourceText {...source} into={name} onCopy={() => writeNote(locale, source.text)} />
      )}
      <TextField
        key={locale}
        aria-label={say('notes.field', { language: name })}
        value={text}
        onChange={(typed) => writeNote(locale, typed)}
        isInvalid={check.tooLong || refused !== null}
        validationBehavior="aria"
        className="note-field"
      >
        <div className="note-box">
          <MarkedText text={text} />
          <TextArea
            className="note-area"
            ref={(area) => takeCaret(area, locale)}
            onSelect={({ currentTarget }) => keepCaret(currentTarget, locale)}
            dir="auto"
            lang={langAttribute(locale)}
            spellCheck
            placeholder={say('notes.placeholder')}
          />
        </div>
        <Text slot="description" className={`note-problem ${refused === null ? 'unseen' : ''}`}>
          {problemWords(text, check)}
        </Text>
      </TextField>
      <div className="note-foot small">
        <div className="note-foot-words">
          <span className={`numbers ${check.tooLong ? 'note-over' : ''}`}>{countWords(check)}</span>
          {last !== null && <LastText {...last} locale={locale} />}
        </div>
        <DraftStateLine />
        <IconButton
          label={say('notes.remove', { language: name })}
          onPress={() => removeLocale(locale)}
        >
          <Trash2 />
        </IconButton>
      </div>
    </div>
  );
}

/** The caret position in each language, restored when switching back. */
const carets = new Map<string, readonly [number, number]>();

function keepCaret({ selectionStart, selectionEnd }: HTMLTextAreaElement, locale: string): void {
  carets.set(locale, [selectionStart, selectionEnd]);
}

/** At the end of the text on the first visit. */
function takeCaret(area: HTMLTextAreaElement | null, locale: string): void {
  if (area === null || area === document.activeElement) return;
  const [start, end] = carets.get(locale) ?? [area.value.length, area.value.length];
  area.setSelectionRange(start, end);
}

/** The same text behind the text area, so that unsupported characters can be marked in place. */
function MarkedText({ text }: { text: string }) {
  const stretches = useMemo(() => markedStretches(text, checkTyped(text)), [text]);
  return (
    <div className="note-marks" dir="auto" aria-hidden>
      {inOrder(
        stretches.map((one) => (one.refused ? createElement('mark', null, one.text) : one.text)),
      )}
      {/* An empty last line only has height if it contains something. */}{' '}
    </div>
  );
}

interface LastTextProps {
  locale: string;
  buildNumber: string;
  text: string;
}

/** The notes that testers saw last in this language. */
function LastText({ locale, buildNumber, text }: LastTextProps) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {say('notes.previous', { build: buildNumber })}
      </button>
      {isShown && (
        <div className="note-last">
          <ScrollText
            label={say('notes.previous-text', { build: buildNumber })}
            lang={langAttribute(locale)}
          >
            {text}
          </ScrollText>
        </div>
      )}
    </>
  );
}

interface SourceTextProps {
  locale: string;
  text: string;
  /** The language that is being written. */
  into: string;
  onCopy: () => void;
}

/** The text that is being translated, visible while writing. */
function SourceText({ locale, text, into, onCopy }: SourceTextProps) {
  const name = localeName(locale);
  return (
    <div className="note-source">
      <div className="note-source-head">
        <span className="small">{say('notes.source', { language: name })}</span>
        <Button kind="ghost" onPress={onCopy}>
          {say('notes.copy-to', { language: into })}
        </Button>
      </div>
      <ScrollText label={say('notes.source-text', { language: name })} lang={langAttribute(locale)}>
        {text}
      </ScrollText>
    </div>
  );
}
