import type { Account } from '#shared/domain/account';
import type { AccountSearch } from '#shared/domain/account-choice';
import { say } from '#shared/words/say';
import { askOtherAccounts, searchForAccount } from '../../store/account-choice';
import { openAddKey } from '../../store/add-key';
import { chooseAccount } from '../../store/destination-actions';
import type { OpenPlan } from '../../store/plan';
import { asksForAccount } from '../../store/plan-reading';
import { accountById, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { ColorDot } from '../../ui/color-dot';
import { Select } from '../../ui/select';
import {
  accountSearchWords,
  environmentTone,
  environmentWord,
  shortKeyId,
} from '../../words/account';
import { reasonWords } from '../../words/account-choice';
import { AccountAnswers } from './account-answers';
import './account-picker.css';

function AccountChip({ account }: { account: Account }) {
  return (
    <Chip tone={environmentTone(account.environment)} hasIcon={false}>
      {environmentWord(account.environment)}
    </Chip>
  );
}

/** Which key publishes, and what the accounts answered; hidden if there is only one, since the sidebar names it. */
export function AccountPicker({ plan }: { plan: OpenPlan }) {
  const accounts = useSnapshots((state) => state.accounts);
  const { accountId } = plan;
  if (accounts.length === 0) return <NoAccount />;
  if (accounts.length === 1 && accountById(accounts, accountId) !== null) return null;
  return (
    <>
      <ChosenAccount plan={plan} accounts={accounts} />
      <Answers plan={plan} />
    </>
  );
}

interface ChosenAccountProps {
  plan: OpenPlan;
  accounts: readonly Account[];
}

function ChosenAccount({ plan, accounts }: ChosenAccountProps) {
  const { accountId, accountSearch: search } = plan;
  const account = accounts.find((one) => one.id === accountId);
  const reason = reasonWords(plan.accountReason);
  const answers = useAnswers(plan)?.answers ?? [];
  const also = answers.find((one) => one.accountId !== accountId && one.answer.state === 'has-app');
  const other = accountById(accounts, also?.accountId ?? null);
  const hasOther = plan.accountReason === 'has-app' && other !== null;
  return (
    <div className="account-picker">
      <span className="account-picker-label">{say('plan.account.label')}</span>
      <Select
        label={say('plan.account.label')}
        value={accountId}
        options={accounts.map((one) => ({
          id: one.id,
          name: one.name,
          mark: <ColorDot color={one.color} />,
          aside: <AccountChip account={one} />,
        }))}
        onChange={(id) => void chooseAccount(id)}
      />
      {account?.environment === 'live' && <span className="small">{keyWords(account)}</span>}
      {account === undefined && search !== 'none' && answers.length === 0 && (
        <span className="small" role="status">
          {say(accountSearchWords[search])}
        </span>
      )}
      {account !== undefined && reason !== null && <span className="small">{reason}</span>}
      {account !== undefined && hasOther && (
        <span className="small account-picker-look" role="status">
          {say('account.also-has-app', { name: other.name })}
        </span>
      )}
      {account?.environment === 'practice' && (
        <span className="small">{say('plan.account.practice')}</span>
      )}
    </div>
  );
}

/** What the accounts answered about this plan's app; null if they were not asked. */
function useAnswers({ package: { info } }: OpenPlan): AccountSearch | null {
  return useSnapshots(({ searches }) => searches[info.bundleId ?? ''] ?? null);
}

/** Only while the answers are needed to choose an account. */
function Answers({ plan }: { plan: OpenPlan }) {
  const answered = useAnswers(plan);
  const accounts = useSnapshots((state) => state.accounts);
  if (answered === null) return null;
  // What a deleted account answered counts no more.
  const answers = answered.answers.filter((one) => accountById(accounts, one.accountId) !== null);
  const search = { ...answered, answers };
  if (answers.length === 0 || !asksForAccount(plan, search)) return null;
  const { accountId, accountSearch } = plan;
  return (
    <AccountAnswers
      key={search.bundleId}
      search={search}
      isAsking={accountSearch === 'looking'}
      chosen={accountId}
      onAskAgain={() => void (accountId === null ? searchForAccount(plan) : askOtherAccounts())}
    />
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
      <Button onPress={openAddKey}>{say('plan.account.add-key')}</Button>
    </div>
  );
}
