import { FileLock } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { say } from '#shared/words/say';
import {
  chooseBackup,
  closeRestore,
  openBackup,
  restoreBackup,
  useRestore,
} from '../../store/key-backups';
import { useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { TextInput } from '../../ui/text-input';
import { useReveal } from '../../ui/use-reveal';
import { errorLine } from '../../words/error';
import { BackupKeyList } from './backup-key-list';
import { isKeychainError, KeepForSession } from './session-key';
import './key-backups.css';

/** Brings keys back from an encrypted backup: the file and its passphrase, what is in it, what became of it. */
export function RestoreKeysSheet() {
  const isOpen = useWindow((state) => state.sheet === 'restore-keys');
  const opened = useRestore((state) => state.opened);
  return (
    <Sheet
      title={say('backup.restore-title')}
      text={say('backup.restore-text')}
      isOpen={isOpen}
      onClose={closeRestore}
      size="narrow"
    >
      {opened === null ? <OpenBackupForm /> : <OpenedBackupView />}
    </Sheet>
  );
}

/** The passphrase leaves this form once, for main, and is emptied when it was right. */
function OpenBackupForm() {
  const { backup, error, isBusy } = useRestore();
  const [passphrase, setPassphrase] = useState('');
  const isWrong = error?.code === 'backup-wrong-passphrase';
  const { form, isShown, reveal } = useReveal();
  const noFile = backup === null ? say('backup.missing-file') : undefined;
  const noPassphrase = passphrase === '' ? say('backup.missing-its-passphrase') : undefined;
  const missing = [noFile, noPassphrase].filter((words) => words !== undefined);
  const open = async () => {
    if (missing.length > 0) return reveal();
    if (await openBackup(passphrase)) setPassphrase('');
  };
  return (
    <Form
      ref={form}
      className="backup-form"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <div className="backup-file" data-missing={isShown && noFile !== undefined ? '' : undefined}>
        <Button onPress={() => void chooseBackup()} autoFocus>
          {say(backup === null ? 'backup.choose' : 'backup.choose-other')}
        </Button>
        {backup !== null && (
          <span className="backup-file-name">
            <FileLock aria-hidden />
            <bdi>{backup.fileName}</bdi>
          </span>
        )}
        {isShown && noFile !== undefined && (
          <span className="field-error" role="alert">
            {noFile}
          </span>
        )}
      </div>
      <TextInput
        label={say('backup.passphrase')}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        error={isWrong ? errorLine(error) : isShown ? noPassphrase : undefined}
      />
      {error !== null && !isWrong && <ErrorNotice isAlert {...error} />}
      <div className="sheet-foot">
        <Button onPress={closeRestore}>{say('button.cancel')}</Button>
        <GuardedButton reasons={isBusy ? [say('backup.opening')] : missing}>
          {say(isBusy ? 'backup.opening' : 'backup.open')}
        </GuardedButton>
      </div>
    </Form>
  );
}

/** What is in the backup, and after restoring what became of each key. */
function OpenedBackupView() {
  const { opened, restored, error, isBusy } = useRestore();
  // What had the focus is gone, and what is new is to be read from its beginning.
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
    return useRestore.subscribe((state, before) => {
      if (state.restored !== before.restored) place.current?.focus();
    });
  }, []);
  if (opened === null) return null;
  const wanted = opened.keys.filter(({ state }) => state !== 'present').length;
  const failed = (restored ?? []).filter((key) => key.outcome === 'failed');
  const isOver = restored === null ? wanted === 0 : failed.length === 0;
  const withoutKeychain = failed.find((key) => isKeychainError(key.error));
  return (
    <div ref={place} className="backup-form" tabIndex={-1}>
      <p className="small">
        {say('backup.made', { count: opened.keys.length, made: { moment: opened.createdAt } })}
      </p>
      <BackupKeyList keys={opened.keys} restored={restored} />
      {error !== null && <ErrorNotice isAlert {...error} />}
      {withoutKeychain?.outcome === 'failed' && (
        <ErrorNotice
          isAlert
          {...withoutKeychain.error}
          actions={
            <KeepForSession
              isBusy={isBusy}
              count={failed.length}
              onPress={() => void restoreBackup('session')}
            />
          }
        />
      )}
      <div className="sheet-foot">
        <Button onPress={closeRestore} kind={isOver ? 'main' : 'plain'}>
          {say(isOver || restored !== null ? 'button.done' : 'button.cancel')}
        </Button>
        {!isOver && (
          <GuardedButton
            reasons={isBusy ? [say('backup.restoring')] : []}
            onPress={() => void restoreBackup()}
          >
            {restoreWords(isBusy, restored === null, wanted)}
          </GuardedButton>
        )}
      </div>
    </div>
  );
}

function restoreWords(isBusy: boolean, isFirst: boolean, count: number): string {
  if (isBusy) return say('backup.restoring');
  return isFirst ? say('backup.restore', { count }) : say('backup.restore-again');
}
