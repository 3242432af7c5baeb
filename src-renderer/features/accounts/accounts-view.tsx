import { Plus, Shield } from 'lucide-react';
import { say } from '#shared/words/say';
import { openAddKey } from '../../store/add-key';
import { openHelp } from '../../store/help';
import { checkAllKeys } from '../../store/key-actions';
import { openBackUpKeys, openRestoreKeys } from '../../store/key-backups';
import { useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { HelpButton } from '../../ui/help-button';
import { AddFirstKey, AddKeySheet } from './add-key';
import { BackUpKeysSheet } from './back-up-keys';
import { KeyRoleSheet } from './key-role';
import { KeysCard } from './keys-card';
import { RestoreKeysSheet } from './restore-keys';
import './accounts-view.css';

/** The keys on this computer: whether each works, before it is needed. */
export function AccountsView() {
  const accounts = useSnapshots((state) => state.accounts);
  const error = useSnapshots((state) => state.accountsError);
  const hasLive = accounts.some((account) => account.environment === 'live');
  return (
    <>
      <header className="screen-head accounts-head">
        <h1>{say('accounts.title')}</h1>
        {accounts.length > 0 && (
          <span className="small">{say('accounts.count', { count: accounts.length })}</span>
        )}
        <HelpButton
          topic={say('accounts.title')}
          onPress={() => openHelp({ page: 'accounts-and-keys' })}
        />
        <span className="grow" />
        {accounts.length > 0 && (
          // Never disabled, so that it keeps the focus while keys are checked.
          <Button onPress={() => void checkAllKeys()}>
            <Shield aria-hidden />
            {say('accounts.check-all')}
          </Button>
        )}
        <Button kind="main" onPress={() => openAddKey()}>
          <Plus aria-hidden />
          {say('plan.account.add-key')}
        </Button>
      </header>
      {accounts.length > 0 && <KeysCard />}
      {error !== null && <ErrorNotice isAlert {...error} />}
      {!hasLive && error === null && <AddFirstKey />}
      <footer className="accounts-foot">
        {hasLive && <p className="small">{say('accounts.footnote')}</p>}
        <div className="accounts-foot-acts">
          <Button size="small" onPress={() => show({ name: 'devices' })}>
            {say('devices.open')}
          </Button>
          {hasLive && (
            <Button size="small" onPress={() => openBackUpKeys()}>
              {say('backup.open-sheet')}
            </Button>
          )}
          <Button size="small" onPress={openRestoreKeys}>
            {say('backup.restore-sheet')}
          </Button>
        </div>
      </footer>
      {hasLive && <AddKeySheet />}
      {hasLive && <BackUpKeysSheet />}
      <RestoreKeysSheet />
      <KeyRoleSheet />
    </>
  );
}
