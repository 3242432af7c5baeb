import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { Account } from '#shared/domain/account';
import { featuresOf } from '#shared/domain/key-features';
import { say } from '#shared/words/say';
import { addAnother, addedWords, finishAdding, useAddKey } from '../../store/add-key';
import { openBackUpKeys } from '../../store/key-backups';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { useNow } from '../../ui/use-now';
import { keyCheckWords, missedError } from '../../words/account';
import { missingAccess } from '../../words/key-access';
import { focusAccount } from './focus-account';
import { KeyResults } from './key-results';

/** What became of a key, and what to do now: the file, and the next key. */
export function KeyAdded({ account }: { account: Account }) {
  const waiting = useAddKey((state) => state.waiting.length);
  const now = useNow(30_000);
  const { tone, words } = keyCheckWords(account, now);
  const isForSession = account.storage === 'session';
  const backUp = () => {
    finishAdding();
    openBackUpKeys([account.id]);
  };
  const missing = missingAccess(featuresOf(account));
  const finish = () => {
    finishAdding();
    focusAccount(account.id);
  };
  const Icon = tone === 'ok' ? CircleCheck : TriangleAlert;
  return (
    <div className="key-added">
      <div className="key-added-head">
        <Icon aria-hidden className={`account-check-${tone}`} />
        <div className="grow">
          <p className="title-small">{addedWords(account)}</p>
          {account.missed === undefined && <p className="small">{words}</p>}
          {missing !== null && <p className="small key-access-missing">{missing}</p>}
        </div>
      </div>
      {account.report !== undefined && <KeyResults results={account.report.results} />}
      {account.missed !== undefined && (
        <ErrorNotice
          tone="look"
          {...missedError(account.missed)}
          safe={say('accounts.saved-untested')}
        />
      )}
      <div className="key-replaced small">
        <span className="grow">
          {say(isForSession ? 'accounts.session-kept' : 'accounts.file-once')}
        </span>
        {!isForSession && waiting === 0 && (
          <Button size="small" onPress={backUp}>
            {say('accounts.back-up-key')}
          </Button>
        )}
      </div>
      <div className="sheet-foot">
        {waiting === 0 ? (
          <Button onPress={addAnother}>{say('accounts.add-another')}</Button>
        ) : (
          <Button onPress={finish}>{say('button.done')}</Button>
        )}
        {waiting === 0 ? (
          <Button kind="main" onPress={finish} autoFocus>
            {say('button.done')}
          </Button>
        ) : (
          <Button kind="main" onPress={addAnother} autoFocus>
            {say('accounts.add-next', { count: waiting })}
          </Button>
        )}
      </div>
    </div>
  );
}
