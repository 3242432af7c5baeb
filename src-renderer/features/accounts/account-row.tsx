import { useState } from 'react';
import { Form, Group } from 'react-aria-components';
import type { Account } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { deleteAccount, putInUse, renameAccount, testAccount } from '../../store/account-actions';
import { activeAccount, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { TextInput } from '../../ui/text-input';
import { useNow } from '../../ui/use-now';
import {
  environmentTone,
  environmentWord,
  issuerTail,
  keyCheckWords,
  keySafeWords,
  missedError,
} from '../../words/account';
import { appleLines, errorLine } from '../../words/error';

/** One key: what it is for, whether it works, and its actions. */
export function AccountRow({ account }: { account: Account }) {
  const isActive = useSnapshots((state) => activeAccount(state)?.id === account.id);
  const [isTesting, setTesting] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  /** A deletion that failed half-way may have removed the key already. */
  const [isDeleting, setDeleting] = useState(false);
  const test = async () => {
    if (isTesting) return;
    setTesting(true);
    setDeleting(false);
    setError(null);
    setError(await testAccount(account.id));
    setTesting(false);
  };
  const isLive = account.environment === 'live';
  const missed = account.missed === undefined ? null : missedError(account.missed);
  const shown = isTesting ? null : (error ?? missed);
  const safe = shown === null || isDeleting ? null : keySafeWords(account, shown.code);
  return (
    <li className="account-row">
      <div className="account-head">
        <div className="grow">
          <h2 className="account-name">
            <bdi>{account.name}</bdi>
            <Chip tone={environmentTone(account.environment)} hasIcon={!isLive}>
              {environmentWord(account.environment)}
            </Chip>
            {isActive && <Chip hasIcon={false}>{say('accounts.in-use')}</Chip>}
          </h2>
          <p className="small">
            {say('account.key-and-issuer', {
              keyId: account.keyId,
              issuer: issuerTail(account.issuerId),
            })}
          </p>
          <KeyCheckLine account={account} isTesting={isTesting} />
        </div>
        <Group
          className="account-actions"
          aria-label={say('accounts.actions', { name: account.name })}
        >
          {!isActive && (
            <Button onPress={() => void putInUse(account).then(setError)}>
              {say('accounts.use')}
            </Button>
          )}
          {/* Never disabled, so that it keeps the focus while the key is tested. */}
          <Button onPress={() => void test()}>
            {say(account.missed === undefined ? 'accounts.test' : 'accounts.try-again')}
          </Button>
          {isLive && <RenameAccount account={account} />}
          {isLive && (
            <DeleteAccount
              account={account}
              onError={(failed) => {
                setDeleting(true);
                setError(failed);
              }}
            />
          )}
        </Group>
      </div>
      {shown !== null && (
        <ErrorNotice
          isAlert
          tone={error === null ? 'look' : 'block'}
          {...shown}
          {...(safe !== null && { safe })}
          quoted={appleLines(shown.apple)}
          quotedFrom={say('accounts.apple-says')}
        />
      )}
    </li>
  );
}

function KeyCheckLine({ account, isTesting }: { account: Account; isTesting: boolean }) {
  const now = useNow(30_000);
  const { tone, words } = keyCheckWords(account, now);
  return (
    <p className={`small account-check account-check-${isTesting ? 'quiet' : tone}`}>
      {isTesting ? say('accounts.testing') : words}
    </p>
  );
}

function RenameAccount({ account }: { account: Account }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say('accounts.rename')}</Button>
      <Sheet
        title={say('accounts.rename-title', { name: account.name })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        size="narrow"
      >
        <RenameForm account={account} onClose={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

/** Mounted each time the sheet opens, so that it starts with the current name. */
function RenameForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const [name, setName] = useState(account.name);
  const [error, setError] = useState<AppError | null>(null);
  const save = async () => {
    const refused = await renameAccount(account.id, name.trim());
    setError(refused);
    if (refused === null) onClose();
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={say('accounts.name')}
        value={name}
        onChange={setName}
        autoFocus
        error={error === null ? undefined : errorLine(error)}
      />
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <Button kind="main" type="submit" isDisabled={name.trim() === ''}>
          {say('accounts.rename-button')}
        </Button>
      </div>
    </Form>
  );
}

interface DeleteAccountProps {
  account: Account;
  onError: (error: AppError | null) => void;
}

/** Main asks before it deletes anything. */
function DeleteAccount({ account, onError }: DeleteAccountProps) {
  return (
    <Button kind="danger" onPress={() => void deleteAccount(account).then(onError)}>
      {say('accounts.delete')}
    </Button>
  );
}
