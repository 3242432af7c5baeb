import type { Account } from '#shared/domain/account';
import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';
import { fixerName } from '#shared/words/key-report';
import { inWords, say } from '#shared/words/say';
import { openReplaceKey } from '../../store/add-key';
import { checkKey } from '../../store/key-actions';
import { openLink } from '../../store/run-actions';
import { Button } from '../../ui/button';
import { appleLines } from '../../words/error';
import { faultOfKey, isInconclusive } from '../../words/key-state';
import { focusAccount, panelOf } from './focus-account';
import { KeyResults } from './key-results';

/** What is wrong with a key, that nothing was lost, who can fix it, and what was checked; with one action. */
export function KeyDoctor({ account }: { account: Account }) {
  const error = faultOfKey(account);
  // What was found while the key was still here says nothing of a key that is not.
  const results = error?.code === 'key-needed' ? [] : (account.report?.results ?? []);
  const tone = error === null ? 'quiet' : isInconclusive(account) ? 'look' : 'block';
  return (
    <section
      className={`key-doctor key-doctor-${tone}`}
      aria-label={say('accounts.doctor', { name: account.name })}
    >
      {error === null ? (
        <p className="small">{say('accounts.doctor-works')}</p>
      ) : (
        <div className="key-doctor-head">
          <Fault account={account} error={error} />
          <DoctorAction account={account} code={error.code} />
        </div>
      )}
      {results.length > 0 && <KeyResults results={results} />}
    </section>
  );
}

function Fault({ account, error }: { account: Account; error: AppError }) {
  const { fixer } = account.report ?? { fixer: null };
  const quoted = appleLines(error.apple);
  return (
    <div className="key-doctor-words">
      <p className="title-small">{inWords(error.title)}</p>
      <p className="key-doctor-safe">{safeWords(account)}</p>
      <p>
        {inWords(error.whatToDo)} {fixer !== null && fixer !== 'you' && inWords(fixerName(fixer))}
      </p>
      {quoted.length > 0 && (
        <p className="small selectable">
          {say('accounts.apple-says')} {quoted.join(' ')}
        </p>
      )}
    </div>
  );
}

function safeWords(account: Account): string {
  if (account.environment === 'practice') return say('accounts.doctor-practice');
  if (!isInconclusive(account))
    return say('accounts.doctor-cannot-publish', { name: account.name });
  const hasResult = account.workedAt !== undefined || account.reportBefore !== undefined;
  return say(hasResult ? 'accounts.doctor-not-reached' : 'accounts.doctor-no-result');
}

/** Faults that another key ends. */
const endedByAnotherKey: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-revoked',
  'key-refused',
  'issuer-id-wrong',
  'key-not-found',
  'key-not-pem',
  'key-is-rsa',
  'key-wrong-curve',
  'role-too-small',
  'request-forbidden',
]);

function DoctorAction({ account, code }: { account: Account; code: ErrorCode }) {
  const isLive = account.environment === 'live';
  if (isLive && code === 'key-needed')
    return <Button onPress={() => openReplaceKey(account)}>{say('session-key.add-again')}</Button>;
  if (isLive && endedByAnotherKey.has(code))
    return <Button onPress={() => openReplaceKey(account)}>{say('accounts.replace-key')}</Button>;
  if (isLive && code === 'agreement-missing')
    return (
      <Button onPress={() => void openLink('agreements')}>{say('accounts.open-agreements')}</Button>
    );
  return <Button onPress={() => void tryAgain(account.id)}>{say('accounts.try-again')}</Button>;
}

/** A key that works has no panel: the focus that was in it goes to the row. */
async function tryAgain(accountId: string): Promise<void> {
  await checkKey(accountId);
  const isWorking = panelOf(accountId) === null;
  if (isWorking) focusAccount(accountId);
}
