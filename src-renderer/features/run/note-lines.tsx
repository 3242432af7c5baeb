import { ChevronRight, CircleCheck, CircleDashed, CircleX, GitCompare } from 'lucide-react';
import { useState } from 'react';
import type { PublishRun, Written } from '#shared/domain/publish-run';
import { canEditNotes } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { openRunNotes, sendAgain } from '../../store/run-notes';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { ErrorNotice } from '../../ui/error-notice';
import { ScrollText } from '../../ui/scroll-text';
import { sendingSummary } from '../../words/edit-notes';
import { noteWrittenWords } from '../../words/step';
import './note-lines.css';

/** What became of the note in each language, with its text; those that need attention first. */
export function NoteLines({ run }: { run: PublishRun }) {
  const [refused, setRefused] = useState<AppError | null>(null);
  return (
    <div className="note-lines">
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      <p className="small numbers">{sendingSummary(run)}</p>
      <section
        className="note-lines-scroll"
        aria-label={say('run-view.languages')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content has to be reachable by keyboard.
        tabIndex={0}
      >
        <ul>
          {worstFirst(run).map((note) => (
            <NoteLine key={note.name} run={run} note={note} onError={setRefused} />
          ))}
        </ul>
      </section>
    </div>
  );
}

const order: readonly Written['state'][] = ['refused', 'failed', 'waiting', 'sent', 'read-back'];

function worstFirst({ notes }: PublishRun): Written[] {
  const place = ({ state, elsewhere }: Written): number =>
    elsewhere === undefined ? order.indexOf(state) : -1;
  return notes
    .map((note) => ({ note, name: localeName(note.name) }))
    .sort((a, b) => place(a.note) - place(b.note) || a.name.localeCompare(b.name))
    .map(({ note }) => note);
}

interface NoteLineProps {
  run: PublishRun;
  note: Written;
  onError: (error: AppError | null) => void;
}

function NoteLine({ run, note, onError }: NoteLineProps) {
  const [isOpen, setOpen] = useState(false);
  const { name: locale } = note;
  const isToFix = note.state === 'refused' || note.state === 'failed';
  const words = noteWrittenWords(note);
  return (
    <li
      className={`note-line note-line-${note.elsewhere === undefined ? note.state : 'elsewhere'}`}
    >
      <div className="note-line-row">
        <button
          type="button"
          className="note-line-name"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight aria-hidden />
          <StateIcon note={note} />
          <bdi>{localeName(locale)}</bdi>
        </button>
        <span className="small note-line-words" title={words}>
          {words}
        </span>
        {isToFix && <FixButtons run={run} note={note} onError={onError} />}
      </div>
      {isOpen && <NoteText run={run} note={note} />}
    </li>
  );
}

function StateIcon({ note: { state, elsewhere } }: { note: Written }) {
  if (elsewhere !== undefined) return <GitCompare aria-hidden />;
  if (state === 'refused' || state === 'failed') return <CircleX aria-hidden />;
  return state === 'read-back' ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />;
}

/** A run that has stopped sends them when it is resumed; one that has ended sends this one at once. */
function FixButtons({ run, note, onError }: NoteLineProps) {
  const { name: locale } = note;
  const language = { locale };
  const editId = `edit-note-${locale}`;
  const sendsAtOnce = ['running', 'done', 'ready-to-notify'].includes(run.status.state);
  return (
    <span className="note-line-acts">
      <Button
        id={editId}
        kind="ghost"
        size="small"
        label={say('run-notes.edit-language', { language })}
        onPress={() => openRunNotes(run.id, locale, editId)}
      >
        {say('run-notes.edit-short')}
      </Button>
      {sendsAtOnce && canEditNotes(run) && (
        <Button
          kind="ghost"
          size="small"
          label={say('run-notes.send-language-again', { language })}
          onPress={() => void sendAgain(run, [locale]).then(onError)}
        >
          {say('run-notes.send-again')}
        </Button>
      )}
    </span>
  );
}

/** The text as it was sent; once verified, it is what App Store Connect answered too. */
function NoteText({ run, note }: { run: PublishRun; note: Written }) {
  const { name: locale, state } = note;
  const text = run.plan.notes.find((one) => one.locale === locale)?.text ?? '';
  return (
    <div className="note-line-text">
      <div className="note-line-text-head">
        <span className="small grow">{say(`run-notes.text.${state}`)}</span>
        <CopyButton text={text}>{say('run-notes.copy')}</CopyButton>
      </div>
      <ScrollText
        label={say('run-notes.text-of', { language: { locale } })}
        lang={langAttribute(locale)}
      >
        {text}
      </ScrollText>
    </div>
  );
}
