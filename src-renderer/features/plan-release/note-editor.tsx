import { Trash2 } from 'lucide-react';
import { createElement, useMemo } from 'react';
import { Text, TextArea, TextField } from 'react-aria-components';
import { checkWhatToTest } from '#shared/asc/text-rules';
import { removeLocale, writeNote } from '../../store/note-acts';
import { IconButton } from '../../ui/button';
import { inOrder } from '../../ui/pieces';
import { langAttribute, localeName } from '../../words/locale';
import { countWords, markedStretches, refusedWords } from '../../words/note';
import { DraftStateLine } from './draft-state-line';
import { LastText } from './last-text';
import { SourceText } from './source-text';
import './note-editor.css';

interface NoteEditorProps {
  locale: string;
  text: string;
  /** The text that is being translated; null while its own language is edited. */
  source: { locale: string; text: string } | null;
  last: { buildNumber: string; text: string } | null;
}

/** One language's What to Test. */
export function NoteEditor({ locale, text, source, last }: NoteEditorProps) {
  const check = useMemo(() => checkWhatToTest(text), [text]);
  const name = localeName(locale);
  const refused = refusedWords(text, check);
  return (
    <div className="note-editor">
      {source !== null && <SourceText {...source} onCopy={() => writeNote(locale, source.text)} />}
      <TextField
        key={locale}
        aria-label={`What to Test, ${name}`}
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
            dir="auto"
            lang={langAttribute(locale)}
            spellCheck
            placeholder="What should testers try in this build?"
          />
        </div>
        <Text slot="description" className={`note-problem ${refused === null ? 'unseen' : ''}`}>
          {refused ?? (check.tooLong ? 'The note is longer than Apple takes.' : '')}
        </Text>
      </TextField>
      <div className="note-foot small">
        <span className={`numbers ${check.tooLong ? 'note-over' : ''}`}>{countWords(check)}</span>
        {last !== null && <LastText {...last} locale={locale} />}
        <span className="grow" />
        <DraftStateLine />
        <IconButton label={`Remove ${name}`} onPress={() => removeLocale(locale)}>
          <Trash2 />
        </IconButton>
      </div>
    </div>
  );
}

/** The same words behind the ones being typed, so that refused characters can be marked in place. */
function MarkedText({ text }: { text: string }) {
  const stretches = useMemo(() => markedStretches(text, checkWhatToTest(text)), [text]);
  return (
    <div className="note-marks" dir="auto" aria-hidden>
      {inOrder(
        stretches.map((one) => (one.refused ? createElement('mark', null, one.text) : one.text)),
      )}
      {/* A last line that is empty has its height only with something on it. */}{' '}
    </div>
  );
}
