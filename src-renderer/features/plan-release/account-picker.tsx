import type { Account } from '#shared/domain/account';
import { say } from '#shared/words/say';
import { chooseAccount } from '../../store/destination-actions';
import type { OpenPlan } from '../../store/plan';
import { useSnapshots } from '../../store/snapshots';
import { openSheet, show } from '../../store/window';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Select } from '../../ui/select';
import {
  accountSearchWords,
  environmentTone,
  environmentWord,
  shortKeyId,
} from '../../words/account';
import './account-picker.css';

function AccountChip({ account }: { account: Account }) {
  return (
    <Chip tone={environmentTone(account.environment)} hasIcon={false}>
      {environmentWord(account.environment)}
    </Chip>
  );
}

interface AccountPickerProps {
  accountId: string | null;
  search: OpenPlan['accountSearch'];
}

/** Which key publishes; hidden if there is only one, since the sidebar names it. */
export function AccountPicker({ accountId, search }: AccountPickerProps) {
  const accounts = useSnapshots((state) => state.accounts);
  const account = accounts.find((one) => one.id === accountId);
  if (accounts.length === 0) return <NoAccount />;
  if (accounts.length === 1 && account !== undefined) return null;
  return (
    <div className="account-picker">
      <span className="account-picker-label">{say('plan.account.label')}</span>
      <Select
        label={say('plan.account.label')}
        value={accountId}
        options={accounts.map((one) => ({
          id: one.id,
          name: one.name,
          aside: <AccountChip account={one} />,
        }))}
        onChange={(id) => void chooseAccount(id)}
      />
      {account?.environment === 'live' && <span className="small">{keyWords(account)}</span>}
      {account === undefined && search !== 'none' && (
        <span className="small" role="status">
          {say(accountSearchWords[search])}
        </span>
      )}
      {account?.environment === 'practice' && (
        <span className="small">{say('plan.account.practice')}</span>
      )}
    </div>
  );
}

function keyWords({ keyId, issuerId }: Account): string {
  const key = shortKeyId(keyId);
  return issuerId === null
    ? say('plan.account.individual-key', { key })
    : say('plan.account.team-key', { key, issuer: issuerId.slice(-4) });
}

function NoAccount() {
  return (
    <div className="account-picker">
      <span className="grow">{say('plan.account.none')}</span>
      <Button
        onPress={() => {
          show({ name: 'accounts' });
          openSheet('add-key');
        }}
      >
        {say('plan.account.add-key')}
      </Button>
    </div>
  );
}
