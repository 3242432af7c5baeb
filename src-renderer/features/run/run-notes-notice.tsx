import { type ReactNode, useState } from 'react';
import type { PublishRun, Written } from '#shared/domain/publish-run';
import { awaitsNotes } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { askRun } from '../../store/run-actions';
import { keepRemoved, sendAgain, sendRunNotes } from '../../store/run-notes';
import { discardTyped } from '../../store/typed-history';
import {
  isNothing,
  type NotesChange,
  shownNotes,
  type TypedNotes,
  unsentChange,
} from '../../store/typed-notes';
import { announcer } from '../../store/window';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import {
  notesMode,
  notSendable,
  resumeWords,
  sendingSummary,
  unsentLanguages,
} from '../../words/edit-notes';
import { isAcceptable } from '../../words/note';
import { noteWrittenWords } from '../../words/step';
import { EditedConflict } from './note-conflicts';
import { NotReadyWords, ReadyButton } from './notes-not-ready';
import './run-notes.css';
import '../../ui/notice-line.css';

interface RowProps {
  run: PublishRun;
  typed: TypedNotes;
  onAct: (work: Promise<AppError | null>) => void;
}

interface RunNotesNoticeProps extends Omit<RowProps, 'onAct'> {
  /** The language that is being edited. */
  chosen: string | null;
}

/** Above the notes of a run: what becomes of a change, and the button that sends it. */
export function RunNotesNotice({ run, typed, chosen }: RunNotesNoticeProps) {
  const [refused, setRefused] = useState<AppError | null>(null);
  const act = (work: Promise<AppError | null>) => void work.then(setRefused);
  const note = run.notes.find(({ name }) => name === chosen);
  const mine = shownNotes(run.plan.notes, typed).find(({ locale }) => locale === chosen);
  return (
    <div className="notice-line">
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      <Row run={run} typed={typed} onAct={act} />
      <Reason note={note} />
      <EditedConflict run={run} note={note} mine={mine?.text ?? ''} onAct={act} />
    </div>
  );
}

/** Why the chosen language was not sent. */
function Reason({ note }: { note: Written | undefined }) {
  if (note?.state !== 'refused' && note?.state !== 'failed') return null;
  const language = { locale: note.name };
  return (
    <p className="small run-notes-block">
      {say('run-notes.reason', { language, reason: noteWrittenWords(note) })}
    </p>
  );
}

function Row({ run, typed, onAct }: RowProps) {
  const mode = notesMode(run);
  if (mode === 'closed')
    return <Line>{say(`run-notes.closed.${run.plan.rules?.approval ? 'approved' : 'over'}`)}</Line>;
  if (mode === 'send-again') return <SendAgain run={run} typed={typed} onAct={onAct} />;
  if (awaitsNotes(run))
    return (
      <Line actions={<ReadyButton run={run} typed={typed} onAct={onAct} />}>
        <NotReadyWords run={run} typed={typed} />
      </Line>
    );
  const isRunning = run.status.state === 'running';
  return (
    <Line
      actions={
        !isRunning && (
          <Button onPress={() => onAct(askRun('runs:resume', run.id))}>{resumeWords(run)}</Button>
        )
      }
    >
      {say(`run-notes.into-run.${isRunning ? 'before' : 'stopped'}`)}
      <NotSaved run={run} typed={typed} />
    </Line>
  );
}

/** A text that App Store Connect would refuse is kept here and not saved into the run. */
function NotSaved({ run, typed }: Omit<RowProps, 'onAct'>) {
  const refused = unsentChange(run.plan.notes, typed).notes.filter(
    ({ text }) => !isAcceptable(text),
  );
  if (refused.length === 0) return null;
  const languages = { list: refused.map(({ locale }) => ({ locale })) };
  return <span className="notice-line-look">{say('run-notes.not-saved', { languages })}</span>;
}

function SendAgain({ run, typed, onAct }: RowProps) {
  const change = unsentChange(run.plan.notes, typed);
  if (isNothing(change)) return <Unchanged run={run} onAct={onAct} />;
  const { notes, removed } = change;
  const gaps = notSendable(notes);
  const languages = languageList(notes.map(({ locale }) => locale));
  const send = async (): Promise<AppError | null> => {
    const error = await sendRunNotes(run.id);
    if (error === null) announcer.announceNow(say('run-notes.sent'));
    return error;
  };
  return (
    <Line
      actions={
        <>
          <Button kind="ghost" onPress={() => discardTyped(run.id)}>
            {say('run-notes.discard')}
          </Button>
          {notes.length > 0 && removed.length > 0 && (
            <Button kind="ghost" onPress={() => keepRemoved(run.id)}>
              {say('run-notes.keep-removed', { languages: languageList(removed) })}
            </Button>
          )}
          <Button isDisabled={gaps.length > 0} onPress={() => onAct(send())}>
            {sendWords(run, change)}
          </Button>
        </>
      }
    >
      {notes.length > 0 && say('run-notes.send-again.changed', { languages })}{' '}
      {removed.length > 0 &&
        say('run-notes.send-again.removed', {
          languages: languageList(removed),
          count: removed.length,
        })}
      {gaps[0] !== undefined && <span className="notice-line-look">{gaps[0]}</span>}
    </Line>
  );
}

/** Notes that App Store Connect refused can be sent as they are: it may have been a passing fault. */
function Unchanged({ run, onAct }: Omit<RowProps, 'typed'>) {
  const unsent = unsentLanguages(run);
  const isSettled = run.notes.every(({ state }) => state === 'read-back');
  return (
    <Line
      actions={
        unsent.length > 0 && (
          <Button onPress={() => onAct(sendAgain(run, unsent))}>
            {say('run-notes.send-again')}
          </Button>
        )
      }
    >
      {isSettled ? say('run-notes.send-again.unchanged') : sendingSummary(run)}
    </Line>
  );
}

/** What the button does in App Store Connect, deletions included. */
function sendWords(run: PublishRun, { notes, removed }: NotesChange): string {
  const deleted = removed.filter((locale) => isThere(run, locale));
  const send = {
    count: notes.length,
    languages: languageList(notes.map(({ locale }) => locale)),
  };
  const remove = { deleted: deleted.length, removed: languageList(deleted) };
  if (deleted.length === 0)
    return notes.length === 0 ? say('run-notes.send-removal') : say('run-notes.send', send);
  return notes.length === 0
    ? say('run-notes.delete', remove)
    : say('run-notes.send-and-delete', { ...send, ...remove });
}

/** Whether App Store Connect may have this note: it was sent, or is changed there. */
function isThere({ notes }: PublishRun, locale: string): boolean {
  const note = notes.find(({ name }) => name === locale);
  return note?.state === 'sent' || note?.state === 'read-back' || Boolean(note?.elsewhere?.theirs);
}

function languageList(locales: readonly string[]) {
  return { list: locales.map((locale) => ({ locale })) };
}

function Line({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="notice-line-row">
      <p className="small">{children}</p>
      {actions}
    </div>
  );
}
