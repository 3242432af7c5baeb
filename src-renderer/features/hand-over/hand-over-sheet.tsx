import { useEffect, useState } from 'react';
import { longestPerson } from '#shared/domain/hand-over';
import { sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { canHandOver } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { handOver } from '../../store/hand-over';
import { openHelp } from '../../store/help';
import { readApprovalKey, useSharing } from '../../store/sharing';
import { closeSheet, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { Fact, FactList } from '../../ui/fact-list';
import { HelpButton } from '../../ui/help-button';
import { TextInput } from '../../ui/text-input';
import './hand-over-sheet.css';

/** Says what a colleague gets, and saves it. */
export function HandOverSheet({ run }: { run: PublishRun }) {
  const isOpen = useWindow((state) => state.sheet === 'hand-over') && canHandOver(run);
  useEffect(
    () => () => {
      if (useWindow.getState().sheet === 'hand-over') closeSheet();
    },
    [],
  );
  return (
    <Sheet
      title={say('hand-over.title')}
      text={say('hand-over.text')}
      isOpen={isOpen}
      onClose={closeSheet}
      help={
        <HelpButton
          topic={say('hand-over.title')}
          onPress={() => openHelp({ page: 'several-at-once', at: 'hand-a-run-over' })}
        />
      }
    >
      {isOpen && <HandOverParts run={run} />}
    </Sheet>
  );
}

function HandOverParts({ run }: { run: PublishRun }) {
  const key = useSharing((state) => state.key);
  const [person, setPerson] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => void readApprovalKey(), []);
  const own = person ?? key?.name ?? '';
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(await handOver(run.id, own, to));
    setBusy(false);
  };
  return (
    <form
      className="hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {error !== null && <ErrorNotice isAlert {...error} />}
      <FactList>
        <Fact label={say('hand-over.in-file')}>{say('hand-over.in-file.text')}</Fact>
        <Fact label={say('hand-over.not-in-file')}>{say('hand-over.not-in-file.text')}</Fact>
        <Fact label={say('hand-over.upload')}>{say(uploadKey(run))}</Fact>
      </FactList>
      <div className="hand-over-names">
        <TextInput
          label={say('hand-over.your-name')}
          value={own}
          onChange={(typed) => setPerson(typed.slice(0, longestPerson))}
        />
        <TextInput
          label={say('hand-over.their-name')}
          value={to}
          onChange={(typed) => setTo(typed.slice(0, longestPerson))}
          autoFocus
        />
      </div>
      <p className="small">{say('hand-over.names-hint')}</p>
      <div className="sheet-foot">
        <span className="grow" />
        <Button onPress={closeSheet}>{say('button.cancel')}</Button>
        <Button kind="main" type="submit" isDisabled={isBusy}>
          {say('hand-over.save-button')}
        </Button>
      </div>
    </form>
  );
}

function uploadKey({ committed, plan }: PublishRun) {
  if (committed) return 'hand-over.upload.complete';
  return sendsPackage(plan) ? 'hand-over.upload.missing' : 'hand-over.upload.none';
}
