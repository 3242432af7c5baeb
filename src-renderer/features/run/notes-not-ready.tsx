import { SquarePen } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import { awaitsNotes } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { openRunNotes, openRunNotesId, setNotesReady } from '../../store/run-notes';
import {
  listedLocales,
  readTyped,
  shownNotes,
  type TypedNotes,
  useTypedNotes,
} from '../../store/typed-notes';
import { announcer } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { notSendable } from '../../words/edit-notes';
import './run-notes.css';
import '../../ui/notice-line.css';

interface NotReadyProps {
  run: PublishRun;
  typed: TypedNotes;
}

/** On the run's screen, while its notes are written: how far they are, and what the run waits for. */
export function NotesNotReady({ run }: { run: PublishRun }) {
  const [refused, setRefused] = useState<AppError | null>(null);
  const typed = useTypedNotes((state) => state[run.id]);
  const isShown = awaitsNotes(run) && run.readOnly === null;
  useEffect(() => {
    if (isShown) void readTyped(run.id);
  }, [run.id, isShown]);
  if (!isShown || typed === undefined) return null;
  return (
    <Section title={say('run-notes.not-ready')} className="notes-not-ready">
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      <div className="notice-line-row">
        <p>
          <NotReadyWords run={run} typed={typed} />
        </p>
        <Button id={openRunNotesId} onPress={() => openRunNotes(run.id)}>
          <SquarePen aria-hidden />
          {say('run-notes.edit')}
        </Button>
        <ReadyButton
          run={run}
          typed={typed}
          isMain={isWaiting(run)}
          onAct={(work) => void work.then(setRefused)}
        />
      </div>
    </Section>
  );
}

/** Whether everything that does not need the notes is over. */
function isWaiting({ status }: PublishRun): boolean {
  return status.state === 'waiting-for-notes';
}

/** `3 of 12 languages written. The upload and processing continue.` */
export function NotReadyWords({ run, typed }: NotReadyProps) {
  const { written, count } = countOf({ run, typed });
  const isGoingOn = run.status.state === 'running';
  const phase = isWaiting(run) ? 'waits' : isGoingOn ? 'goes-on' : 'stopped';
  const gaps = notSendable(shownNotes(run.plan.notes, typed));
  return (
    <>
      {written === 0
        ? say('run-notes.not-ready.none')
        : say('run-notes.not-ready.written', { written, count })}{' '}
      {say(`run-notes.not-ready.${phase}`)}
      {run.findings.some(({ code }) => code === 'seen-without-notes') && (
        <> {say('run-notes.not-ready.but-every-build')}</>
      )}
      {gaps[0] !== undefined && <span className="notice-line-look">{gaps[0]}</span>}
    </>
  );
}

/** How many languages are written, of those that are listed. */
function countOf({ run, typed }: NotReadyProps): { written: number; count: number } {
  const notes = shownNotes(run.plan.notes, typed);
  const written = notes.filter(({ text }) => text.trim() !== '').length;
  return { written, count: listedLocales(run.plan.notes, typed).length };
}

interface ReadyButtonProps extends NotReadyProps {
  isMain?: boolean;
  onAct: (work: Promise<AppError | null>) => void;
}

/** Lets the run send the notes, or continue without any. */
export function ReadyButton({ run, typed, isMain = false, onAct }: ReadyButtonProps) {
  const notes = shownNotes(run.plan.notes, typed);
  const isEmpty = notes.every(({ text }) => text.trim() === '');
  const send = async (): Promise<AppError | null> => {
    const error = await setNotesReady(run.id, true);
    if (error === null) announcer.announceNow(say('run-notes.is-ready'));
    return error;
  };
  return (
    <Button
      kind={isMain ? 'main' : 'plain'}
      isDisabled={notSendable(notes).length > 0}
      onPress={() => onAct(send())}
    >
      {say(isEmpty ? 'run-notes.ready-without' : 'run-notes.ready')}
    </Button>
  );
}
