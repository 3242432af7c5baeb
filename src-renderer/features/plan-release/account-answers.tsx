import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Account } from '#shared/domain/account';
import type { AccountAnswer, AccountSearch } from '#shared/domain/account-choice';
import { say } from '#shared/words/say';
import { openAddKey } from '../../store/add-key';
import { chooseAccount } from '../../store/destination-actions';
import { openLink } from '../../store/run-actions';
import { accountById, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { shortKeyId } from '../../words/account';
import { answerWords, searchWords } from '../../words/account-choice';
import './account-answers.css';

interface AccountAnswersProps {
  search: AccountSearch;
  isAsking: boolean;
  /** The plan's account; null while there is none. */
  chosen: string | null;
  onAskAgain: () => void;
}

/** What each account answered when it was asked for the app, and what to do about it. */
export function AccountAnswers({ search, isAsking, chosen, onAskAgain }: AccountAnswersProps) {
  const accounts = useSnapshots((state) => state.accounts);
  const isShown = useLasting(isAsking, 400);
  if (!isShown) return null;
  const { said, next } = searchWords(search, isAsking);
  const isNowhere = search.answers.every(({ answer }) => answer.state === 'no-app');
  return (
    <div className="account-answers">
      <div className="account-answers-said" role="status">
        {next !== null && <TriangleAlert aria-hidden />}
        <p>
          {said}
          {next !== null && ` ${next}`}
        </p>
      </div>
      <ul className="account-answers-list" aria-label={say('account.answers')}>
        {search.answers.map((one) => (
          <AnswerRow
            key={one.accountId}
            one={one}
            account={accountById(accounts, one.accountId)}
            isChosen={one.accountId === chosen}
          />
        ))}
      </ul>
      <div className="account-answers-foot">
        {/* Never disabled, so that it keeps the focus while the accounts are asked. */}
        <Button size="small" onPress={onAskAgain}>
          {say(isAsking ? 'account.answer.asking' : 'account.ask-again')}
        </Button>
        {isNowhere && (
          <>
            <Button size="small" onPress={() => void openLink('apps')}>
              {say('plan.open-app-store-connect')}
            </Button>
            <Button size="small" onPress={openAddKey}>
              {say('plan.account.add-key')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

interface AnswerRowProps {
  one: AccountAnswer;
  /** Null once it was deleted. */
  account: Account | null;
  isChosen: boolean;
}

function AnswerRow({ one, account, isChosen }: AnswerRowProps) {
  if (account === null) return null;
  const { tone, words, detail } = answerWords(one.answer);
  const { name, keyId } = account;
  return (
    <li className="account-answer">
      <span className="grow">
        <bdi className="account-answer-name">{name}</bdi>{' '}
        <span className="small">{say('account.key-line', { keyId: shortKeyId(keyId) })}</span>
        {detail !== null && <span className="small account-answer-detail">{detail}</span>}
      </span>
      <Chip tone={tone}>{words}</Chip>
      {!isChosen && (
        <Button
          size="small"
          label={say('account.use-this', { name })}
          onPress={() => void chooseAccount(one.accountId)}
        >
          {say('account.use')}
        </Button>
      )}
    </li>
  );
}

/** From when on the list is shown, for good: quick answers need no list that comes and goes. */
function useLasting(isAsking: boolean, afterMs: number): boolean {
  const [isLasting, setLasting] = useState(!isAsking);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(true), isAsking ? afterMs : 0);
    return () => clearTimeout(timer);
  }, [isAsking, afterMs]);
  return isLasting || !isAsking;
}
