import { useMemo, useState } from 'react';
import type { PublishRun, Written } from '#shared/domain/publish-run';
import { canEditNotes } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { openRunNotes, replaceTheirs, takeTheirs } from '../../store/run-notes';
import { Button } from '../../ui/button';
import { ChangedWords } from '../../ui/changed-words';
import { ErrorNotice } from '../../ui/error-notice';
import { ScrollText } from '../../ui/scroll-text';
import { wordDiff } from '../../ui/word-diff';
import { noteWrittenWords } from '../../words/step';
import './note-conflicts.css';
import '../../ui/notice-line.css';

type Conflict = Written & { elsewhere: NonNullable<Written['elsewhere']> };

function isConflict(note: Written): note is Conflict {
  return note.elsewhere !== undefined;
}

/** The notes that someone changed at App Store Connect meanwhile: the text before, mine and theirs. */
export function NoteConflicts({ run }: { run: PublishRun }) {
  const [refused, setRefused] = useState<AppError | null>(null);
  const conflicts = run.notes.filter(isConflict);
  if (conflicts.length === 0) return null;
  const act = (work: Promise<AppError | null>) => void work.then(setRefused);
  return (
    <section className="note-conflicts" aria-label={say('run-notes.conflicts')}>
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      {conflicts.map((note) => (
        <NoteConflict key={note.name} run={run} note={note} onAct={act} />
      ))}
    </section>
  );
}

interface NoteConflictProps {
  run: PublishRun;
  note: Conflict;
  onAct: (work: Promise<AppError | null>) => void;
}

function NoteConflict({ run, note, onAct }: NoteConflictProps) {
  const { name: locale } = note;
  const mine = run.plan.notes.find((one) => one.locale === locale)?.text ?? '';
  const language = { locale };
  // The same note may have a button in the list of notes too.
  const editId = `edit-changed-note-${locale}`;
  return (
    <div className="note-conflict">
      <div className="note-conflict-head">
        <h3 className="title-small grow">{localeName(locale)}</h3>
        {canEditNotes(run) && (
          <>
            <Button
              id={editId}
              kind="ghost"
              label={say('run-notes.edit-language', { language })}
              onPress={() => openRunNotes(run.id, locale, editId)}
            >
              {say('run-notes.edit-short')}
            </Button>
            <Choice run={run} note={note} mine={mine} onAct={onAct} />
          </>
        )}
      </div>
      <ConflictTexts note={note} mine={mine} />
    </div>
  );
}

/** Keeps one of the two texts in this language; the others stay as they are. */
function Choice({ run, note, mine, onAct }: NoteConflictProps & { mine: string }) {
  const { name: locale, elsewhere } = note;
  const language = { locale };
  return (
    <>
      <Button
        label={say('run-notes.use-theirs-language', { language })}
        onPress={() => onAct(takeTheirs(run.id, { locale, text: elsewhere.theirs }))}
      >
        {say('run-notes.use-theirs')}
      </Button>
      {mine.trim() !== '' && (
        <Button
          label={say('run-notes.use-mine-language', { language })}
          onPress={() => onAct(replaceTheirs(run.id, { locale, text: mine }))}
        >
          {say('run-notes.use-mine')}
        </Button>
      )}
    </>
  );
}

interface ConflictTextsProps {
  note: Conflict;
  /** Null where it is shown already. */
  mine: string | null;
}

function ConflictTexts({ note: { name: locale, elsewhere }, mine }: ConflictTextsProps) {
  const { base, theirs } = elsewhere;
  return (
    <div className="note-conflict-texts">
      {base !== null && <ConflictText name={say('run-notes.base')} locale={locale} text={base} />}
      {mine !== null && (
        <ConflictText name={say('run-notes.mine')} locale={locale} text={mine} base={base} />
      )}
      {theirs === '' ? (
        <p className="small note-conflict-text">{say('run-notes.theirs-deleted')}</p>
      ) : (
        <ConflictText name={say('run-notes.theirs')} locale={locale} text={theirs} base={base} />
      )}
    </div>
  );
}

interface EditedConflictProps {
  run: PublishRun;
  note: Written | undefined;
  /** The text in the editor, which may not be part of the run yet. */
  mine: string;
  onAct: (work: Promise<AppError | null>) => void;
}

/** In the editor: what someone wrote over the note that is being edited, and the choice. */
export function EditedConflict({ run, note, mine, onAct }: EditedConflictProps) {
  if (note === undefined || !isConflict(note)) return null;
  const language = { locale: note.name };
  return (
    <section className="note-conflict-edited" aria-label={say('run-notes.conflicts')}>
      <div className="notice-line-row">
        <p className="small notice-line-look">
          {say('run-notes.reason', { language, reason: noteWrittenWords(note) })}
        </p>
        {canEditNotes(run) && <Choice run={run} note={note} mine={mine} onAct={onAct} />}
      </div>
      <ConflictTexts note={note} mine={null} />
    </section>
  );
}

interface ConflictTextProps {
  name: string;
  locale: string;
  text: string;
  /** What the text is compared with. */
  base?: string | null;
}

function ConflictText({ name, locale, text, base = null }: ConflictTextProps) {
  const changes = useMemo(
    () => (base === null ? null : wordDiff(base, text, locale)),
    [base, text, locale],
  );
  return (
    <div className="note-conflict-text">
      <p className="small">{name}</p>
      <ScrollText
        label={say('run-notes.conflict-text', { name, language: { locale } })}
        lang={langAttribute(locale)}
      >
        {changes === null ? text : <ChangedWords changes={changes} />}
      </ScrollText>
    </div>
  );
}
