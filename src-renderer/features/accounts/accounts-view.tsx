import { KeyRound, Plus } from 'lucide-react';
import { useSnapshots } from '../../store/snapshots';
import { openSheet } from '../../store/window';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { AccountRow } from './account-row';
import { AddKeySheet } from './add-key';
import './accounts-view.css';

/** The keys on this computer. */
export function AccountsView() {
  const accounts = useSnapshots((state) => state.accounts);
  const hasLive = accounts.some((account) => account.environment === 'live');
  return (
    <>
      <header className="screen-head">
        <h1>Accounts</h1>
        <span className="grow" />
        <Button kind="main" onPress={() => openSheet('add-key')}>
          <Plus aria-hidden />
          Add key
        </Button>
      </header>
      {accounts.length > 0 && (
        <Card>
          <ul className="account-list" aria-label="Accounts">
            {accounts.map((account) => (
              <AccountRow key={account.id} account={account} />
            ))}
          </ul>
        </Card>
      )}
      {!hasLive && (
        <EmptyState
          icon={<KeyRound />}
          title="No key of your own yet"
          text="A key lets Slipway publish for your team. It goes straight into this computer’s keychain and never leaves it."
        />
      )}
      <AddKeySheet />
    </>
  );
}
