import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '#shared/domain/account';
import type { ErrorCode } from '#shared/error-catalogue';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { chooseAccount, readDestination } from '../../store/destination-actions';
import { destinationError, type OpenPlan, seenDestination } from '../../store/plan';
import { rightAccount } from '../../store/plan-reading';
import { openLink } from '../../store/run-actions';
import { accountById, useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { isUnreached } from '../../words/account';
import { appleLines } from '../../words/error';
import { shownAsOf } from '../../words/plan';
import './destination-notice.css';

const keyError: readonly ErrorCode[] = [
  'key-refused',
  'key-revoked',
  'issuer-id-wrong',
  'role-too-small',
  'account-not-found',
  'key-needed',
  'keychain-denied',
];

/** The action that fits this error, beside trying again. */
function NextAction({ code }: { code: ErrorCode }) {
  if (keyError.includes(code)) {
    return <Button onPress={() => show({ name: 'accounts' })}>{say('plan.show-accounts')}</Button>;
  }
  if (code === 'app-not-found') {
    return (
      <Button onPress={() => void openLink('apps')}>{say('plan.open-app-store-connect')}</Button>
    );
  }
  if (code === 'agreement-missing') {
    return (
      <Button onPress={() => void openLink('agreements')}>{say('plan.open-agreements')}</Button>
    );
  }
  return null;
}

/** The account that has the app which this plan's account doesn't have; null if there is no such one. */
function useRightAccount(plan: OpenPlan): Account | null {
  return useSnapshots(({ accounts, searches }) => {
    const search = searches[plan.package.info.bundleId ?? ''];
    return search === undefined ? null : accountById(accounts, rightAccount(plan, search));
  });
}

interface WrongAccountProps {
  plan: OpenPlan;
  right: Account;
  again: ReactNode;
}

/** Names the account that has the app, one press away. */
function WrongAccount({ plan, right, again }: WrongAccountProps) {
  const chosen = useSnapshots(({ accounts }) => accountById(accounts, plan.accountId));
  const { bundleId } = plan.package.info;
  const other = right.name;
  return (
    <ErrorNotice
      isAlert
      title={message('account.wrong.title', { name: chosen?.name ?? '' })}
      detail={message('account.wrong.detail', { other, bundleId: bundleId ?? '' })}
      whatToDo={message('account.wrong.fix', { other })}
      code="app-not-found"
      safe={say('plan.nothing-lost')}
      actions={
        <>
          <Button kind="main" onPress={() => void chooseAccount(right.id)}>
            {say('account.use-named', { name: other })}
          </Button>
          {again}
        </>
      }
    />
  );
}

interface DestinationNoticeProps {
  plan: OpenPlan;
  isLive: boolean;
}

/**
 * Why App Store Connect could not be read; the package and the notes stay. A single line if it was read before and
 * only the network is down. Stays until there is an answer, so that it keeps the focus.
 */
export function DestinationNotice({ plan, isLive }: DestinationNoticeProps) {
  const right = useRightAccount(plan);
  const error = destinationError(plan);
  if (error === null) return null;
  const seen = seenDestination(plan);
  const isAsking = plan.destination.state === 'reading';
  const again = (
    <Button onPress={() => void readDestination()}>
      {say(isAsking ? 'plan.trying-again' : 'plan.try-again')}
    </Button>
  );
  if (seen !== null && isUnreached(error.code)) {
    return (
      <div className="card destination-stale" role="alert">
        <CloudOff aria-hidden />
        <p className="grow">{shownAsOf(seen.at, Date.now())}</p>
        {again}
      </div>
    );
  }
  if (right !== null && error.code === 'app-not-found') {
    return <WrongAccount plan={plan} right={right} again={again} />;
  }
  return (
    <ErrorNotice
      isAlert
      {...error}
      safe={say('plan.nothing-lost')}
      quoted={appleLines(error.apple)}
      quotedFrom={say('plan.apple-says')}
      actions={
        <>
          {again}
          {(isLive || keyError.includes(error.code)) && <NextAction code={error.code} />}
        </>
      }
    />
  );
}
