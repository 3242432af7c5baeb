import { useMemo } from 'react';
import type { Account } from '#shared/domain/account';
import { type AccountUses, usesOfAccount } from '#shared/domain/account-uses';
import { say } from '#shared/words/say';
import { shortMoment } from '#shared/words/time';
import { checkAllKeys } from '../../store/key-actions';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { ErrorNotice } from '../../ui/error-notice';
import { useNow } from '../../ui/use-now';
import { checkedWords, countStates, sortedAccounts } from '../../words/key-row';
import { faultOfKey, sharedFault } from '../../words/key-state';
import { KeyTable } from './key-table';

/** How many keys work, and each key in a row. */
export function KeysCard() {
  const accounts = useSnapshots((state) => state.accounts);
  const usesOf = useUses();
  const now = useNow(30_000);
  const sorted = sortedAccounts(accounts, usesOf, now);
  const shared = sharedFault(accounts);
  return (
    <Section
      title={say('accounts.keys')}
      className="keys-card"
      actions={<KeyCounts accounts={accounts} now={now} />}
    >
      {shared !== null && <SharedFault accounts={shared} now={now} />}
      <KeyTable
        accounts={sorted}
        usesOf={usesOf}
        explained={new Set(shared?.map(({ id }) => id))}
        now={now}
      />
    </Section>
  );
}

/** Runs report their progress often: uses are worked out only when runs or presets have changed. */
function useUses(): (account: Account) => AccountUses {
  const runs = useSnapshots((state) => state.runs);
  const presets = useSnapshots((state) => state.presets);
  return useMemo(() => {
    const all = Object.values(runs);
    const known = new Map<string, AccountUses>();
    return ({ id }) => {
      const uses = known.get(id) ?? usesOfAccount(id, all, presets);
      known.set(id, uses);
      return uses;
    };
  }, [runs, presets]);
}

interface AccountsProps {
  accounts: readonly Account[];
  now: number;
}

function KeyCounts({ accounts, now }: AccountsProps) {
  const { working, warning, blocker, unchecked } = countStates(accounts, now);
  return (
    <div className="key-counts">
      <span className="small numbers">{checkedWords(accounts, now)}</span>
      {working > 0 && <Chip tone="ok">{say('accounts.working-count', { count: working })}</Chip>}
      {warning > 0 && <Chip tone="look">{say('accounts.warning-count', { count: warning })}</Chip>}
      {blocker > 0 && <Chip tone="block">{say('accounts.blocker-count', { count: blocker })}</Chip>}
      {unchecked > 0 && <Chip>{say('accounts.unchecked-count', { count: unchecked })}</Chip>}
    </div>
  );
}

/** Several keys could not be checked for one reason: it is said once, and the results before stay. */
function SharedFault({ accounts, now }: AccountsProps) {
  const [first] = accounts;
  const error = first === undefined ? null : faultOfKey(first);
  if (error === null) return null;
  const before = accounts.flatMap(({ workedAt }) => (workedAt === undefined ? [] : [workedAt]));
  const last = before.sort().at(-1);
  return (
    <div className="keys-shared-fault">
      <ErrorNotice
        tone="look"
        {...error}
        {...(last !== undefined && {
          safe: say('accounts.shown-as-of', { when: shortMoment(last, now) }),
        })}
        actions={
          <Button size="small" onPress={() => void checkAllKeys()}>
            {say('accounts.try-again')}
          </Button>
        }
      />
    </div>
  );
}
