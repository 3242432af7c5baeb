import type { Account } from '#shared/domain/account';
import { say } from '#shared/words/say';
import { activeAccount, useSnapshots } from '../../store/snapshots';
import { Chip } from '../../ui/chip';
import { ColorDot } from '../../ui/color-dot';
import { environmentWord } from '../../words/account';
import type { KeyState } from '../../words/key-state';

/** The account's name and its key, with what sets it apart from others. */
export function KeyName({ account }: { account: Account }) {
  const isInUse = useSnapshots((state) => activeAccount(state)?.id === account.id);
  return (
    <>
      <span className="key-name">
        <ColorDot color={account.color} />
        <b className="key-name-words" title={account.name}>
          <bdi className="cut-name">{account.name}</bdi>
        </b>
        {account.environment === 'practice' && (
          <Chip tone="practice">{environmentWord('practice')}</Chip>
        )}
        {isInUse && <Chip hasIcon={false}>{say('accounts.in-use')}</Chip>}
      </span>
      <code className="key-id">{account.keyId}</code>
    </>
  );
}

export function KeyStateCell({ state: { tone, word, aside } }: { state: KeyState }) {
  return (
    <>
      <Chip tone={tone}>{word}</Chip>
      {aside !== null && <span className="key-aside small">{aside}</span>}
    </>
  );
}
