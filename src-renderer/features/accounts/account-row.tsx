import { useState } from 'react';
import { Group } from 'react-aria-components';
import type { Account } from '#shared/domain/account';
import type { Trouble } from '#shared/errors';
import { putInUse, testAccount } from '../../store/account-acts';
import { activeAccount, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { TroubleNotice } from '../../ui/trouble-notice';
import { useNow } from '../../ui/use-now';
import { environmentTone, environmentWord, issuerTail, keyCheckWords } from '../../words/account';
import { appleLines } from '../../words/trouble';
import { DeleteAccount } from './delete-account';
import { RenameAccount } from './rename-account';

/** One key: what it is for, whether it works, and what can be done with it. */
export function AccountRow({ account }: { account: Account }) {
  const isActive = useSnapshots((state) => activeAccount(state)?.id === account.id);
  const [isTesting, setTesting] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const test = async () => {
    setTesting(true);
    setTrouble(await testAccount(account.id));
    setTesting(false);
  };
  const isLive = account.environment === 'live';
  return (
    <li className="account-row">
      <div className="account-head">
        <div className="grow">
          <h2 className="account-name">
            <bdi>{account.name}</bdi>
            <Chip tone={environmentTone(account.environment)} hasIcon={!isLive}>
              {environmentWord(account.environment)}
            </Chip>
            {isActive && <Chip hasIcon={false}>In use</Chip>}
          </h2>
          <p className="small">
            key <code>{account.keyId}</code>, {issuerTail(account.issuerId)}
          </p>
          <KeyCheckLine account={account} isTesting={isTesting} />
        </div>
        <Group className="account-acts" aria-label={`Acts for ${account.name}`}>
          {!isActive && (
            <Button onPress={() => void putInUse(account).then(setTrouble)}>Use</Button>
          )}
          <Button onPress={() => void test()} isDisabled={isTesting}>
            Test
          </Button>
          {isLive && <RenameAccount account={account} />}
          {isLive && <DeleteAccount account={account} onTrouble={setTrouble} />}
        </Group>
      </div>
      {trouble !== null && (
        <TroubleNotice
          isAlert
          {...trouble}
          safe="The key is still in the keychain."
          quoted={appleLines(trouble.apple)}
          quotedFrom="App Store Connect says"
        />
      )}
    </li>
  );
}

function KeyCheckLine({ account, isTesting }: { account: Account; isTesting: boolean }) {
  const now = useNow(30_000);
  const { tone, words } = keyCheckWords(account.check, now);
  return (
    <p className={`small account-check account-check-${isTesting ? 'quiet' : tone}`}>
      {isTesting ? 'Testing the key…' : words}
    </p>
  );
}
