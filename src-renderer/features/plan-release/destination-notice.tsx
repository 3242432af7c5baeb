import { CloudOff } from 'lucide-react';
import type { ErrorCode } from '#shared/error-catalogue';
import { say } from '#shared/words/say';
import { readDestination } from '../../store/destination-actions';
import { destinationError, type OpenPlan, seenDestination } from '../../store/plan';
import { openLink } from '../../store/run-actions';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { isUnreached } from '../../words/account';
import { appleLines } from '../../words/error';
import { shownAsOf } from '../../words/plan';
import './destination-notice.css';

const keyError: readonly ErrorCode[] = [
  'key-refused',
  'role-too-small',
  'account-not-found',
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

interface DestinationNoticeProps {
  plan: OpenPlan;
  isLive: boolean;
}

/**
 * Why App Store Connect could not be read; the package and the notes stay. A single line if it was read before and
 * only the network is down. Stays until there is an answer, so that it keeps the focus.
 */
export function DestinationNotice({ plan, isLive }: DestinationNoticeProps) {
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
