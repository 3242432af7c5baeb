import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Account } from '#shared/domain/account';
import { shortestPassphrase } from '#shared/domain/key-backup';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { useBackUp, writeBackup } from '../../store/key-backups';
import { useSnapshots } from '../../store/snapshots';
import { closeSheet, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { TextInput } from '../../ui/text-input';
import { TickBox } from '../../ui/tick-box';
import { useReveal } from '../../ui/use-reveal';
import { shortKeyId } from '../../words/account';
import './key-backups.css';

/** Writes keys to a file that only its passphrase opens. */
export function BackUpKeysSheet() {
  const isOpen = useWindow((state) => state.sheet === 'back-up-keys');
  return (
    <Sheet
      title={say('backup.title')}
      text={say('backup.text')}
      isOpen={isOpen}
      onClose={closeSheet}
      size="narrow"
    >
      <BackUpKeysForm />
    </Sheet>
  );
}

/** Mounted each time the sheet opens: a passphrase never waits in a closed sheet. */
function BackUpKeysForm() {
  const keys = useSnapshots((state) => state.accounts).filter(hasKey);
  const asked = useBackUp((state) => state.accountIds);
  const [chosen, setChosen] = useState<readonly string[]>(() => asked ?? keys.map(({ id }) => id));
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const [isWriting, setWriting] = useState(false);
  const ids = keys.map(({ id }) => id).filter((id) => chosen.includes(id));
  const { form, isShown, reveal } = useReveal();
  const missing = missingWords(ids.length, passphrase, again);
  const shown: Missing = isShown ? missing : {};
  const reasons = Object.values(missing);
  const write = async () => {
    if (isWriting) return;
    if (reasons.length > 0) return reveal();
    setWriting(true);
    setError(null);
    const failed = await writeBackup(ids, passphrase);
    setWriting(false);
    if (failed !== null && failed !== 'canceled') setError(failed);
  };
  return (
    <Form
      ref={form}
      className="backup-form"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <fieldset
        className="backup-keys"
        aria-label={say('backup.keys')}
        data-missing={shown.keys === undefined ? undefined : ''}
      >
        {keys.map((account) => (
          <TickBox
            key={account.id}
            label={say('backup.key', {
              name: account.name,
              keyId: shortKeyId(account.keyId),
            })}
            isSelected={ids.includes(account.id)}
            onChange={(isTicked) =>
              setChosen((before) =>
                isTicked ? [...before, account.id] : before.filter((id) => id !== account.id),
              )
            }
          />
        ))}
      </fieldset>
      {shown.keys !== undefined && (
        <span className="field-error" role="alert">
          {shown.keys}
        </span>
      )}
      <TextInput
        label={say('backup.passphrase')}
        type="password"
        hint={say('backup.passphrase-hint', { least: shortestPassphrase })}
        value={passphrase}
        onChange={setPassphrase}
        error={shown.passphrase}
        autoFocus
      />
      <TextInput
        label={say('backup.passphrase-again')}
        type="password"
        value={again}
        onChange={setAgain}
        error={isDifferent(passphrase, again) ? say('backup.passphrases-differ') : shown.again}
      />
      <p className="small">{say('backup.passphrase-lost')}</p>
      {error !== null && <ErrorNotice isAlert {...error} safe={say('backup.nothing-written')} />}
      <div className="sheet-foot">
        <Button onPress={closeSheet}>{say('button.cancel')}</Button>
        <GuardedButton reasons={isWriting ? [say('backup.writing')] : reasons}>
          {say(isWriting ? 'backup.writing' : 'backup.save')}
        </GuardedButton>
      </div>
    </Form>
  );
}

/** Only real keys, and only those that are here. */
function hasKey({ environment, needsKey }: Account): boolean {
  return environment === 'live' && needsKey !== true;
}

/** Not while the first characters are still being typed again. */
function isDifferent(passphrase: string, again: string): boolean {
  return again !== '' && !passphrase.startsWith(again);
}

interface Missing {
  keys?: string;
  passphrase?: string;
  again?: string;
}

/** What each field still needs. */
function missingWords(keys: number, passphrase: string, again: string): Missing {
  const words: Missing = {};
  if (keys === 0) words.keys = say('backup.missing-keys');
  if ([...passphrase].length < shortestPassphrase)
    words.passphrase = say('backup.missing-passphrase', { least: shortestPassphrase });
  else if (passphrase !== again) words.again = say('backup.missing-again');
  return words;
}
