import { useState } from 'react';
import type { BuildNotes } from '#shared/domain/build-notes';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { idOfBuildNotes, type NotesOfBuild, sendBuildNotes } from '../../store/build-notes';
import { discardTyped } from '../../store/typed-history';
import { isNothing, type TypedNotes, unsentChange } from '../../store/typed-notes';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { NoticeLine } from '../../ui/notice-line';
import { notSendable } from '../../words/edit-notes';

interface BuildNotesNoticeProps {
  of: NotesOfBuild;
  known: BuildNotes;
  typed: TypedNotes;
  isEditable: boolean;
}

/** Above the notes of a build: that changes are not sent yet, and the button that sends them. */
export function BuildNotesNotice({ of, known, typed, isEditable }: BuildNotesNoticeProps) {
  const [refused, setRefused] = useState<AppError | null>(null);
  const change = unsentChange(known.notes, typed);
  const { notes, removed } = change;
  const languages = { list: notes.map(({ locale }) => ({ locale })) };
  const emptied = removed.length > 0 ? [say('build-notes.emptied')] : [];
  const [gap] = [...emptied, ...notSendable(notes)];
  if (!isEditable)
    return (
      <NoticeLine>
        {say(known.build.expired ? 'build-notes.expired' : 'build-notes.not-allowed')}
      </NoticeLine>
    );
  if (isNothing(change)) return <NoticeLine>{say('build-notes.unchanged')}</NoticeLine>;
  return (
    <NoticeLine
      problem={refused !== null && <ErrorNotice isAlert {...refused} />}
      look={gap}
      actions={
        <>
          <Button kind="ghost" onPress={() => discardTyped(idOfBuildNotes(of))}>
            {say('run-notes.discard')}
          </Button>
          <Button
            isDisabled={gap !== undefined}
            onPress={() => void sendBuildNotes(of).then(setRefused)}
          >
            {say('run-notes.send', { count: Math.max(1, notes.length), languages })}
          </Button>
        </>
      }
    >
      {notes.length > 0 && say('run-notes.send-again.changed', { languages })}
    </NoticeLine>
  );
}
