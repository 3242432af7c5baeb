import { KeyRound, Plus } from 'lucide-react';
import { say } from '#shared/words/say';
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
        <h1>{say('accounts.title')}</h1>
        <span className="grow" />
        <Button kind="main" onPress={() => openSheet('add-key')}>
          <Plus aria-hidden />
          {say('accounts.add-key')}
        </Button>
      </header>
      {accounts.length > 0 && (
        <Card>
          <ul className="account-list" aria-label={say('accounts.title')}>
            {accounts.map((account) => (
              <AccountRow key={account.id} account={account} />
            ))}
          </ul>
        </Card>
      )}
      {!hasLive && (
        <EmptyState
          icon={<KeyRound />}
          title={say('accounts.none-title')}
          text={say('accounts.none-text')}
        />
      )}
      <AddKeySheet />
    </>
  );
}
