import type { BackedUpKey, RestoredKey } from '#shared/domain/key-backup';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { Chip } from '../../ui/chip';
import { ColorDot } from '../../ui/color-dot';
import { issuerTail, keyCheckWords } from '../../words/account';
import { errorLine } from '../../words/error';
import type { Tone } from '../../words/format';
import { isKeychainError } from './session-key';

interface BackupKeyListProps {
  keys: readonly BackedUpKey[];
  /** Null before they were restored. */
  restored: readonly RestoredKey[] | null;
}

/** The keys of a backup, each with what will become of it, or what became of it. */
export function BackupKeyList({ keys, restored }: BackupKeyListProps) {
  return (
    <ul className="backup-list" aria-label={say('backup.keys')}>
      {keys.map((key) => {
        const result = restored?.find(({ keyId }) => keyId === key.keyId) ?? null;
        const { tone, word, line } = result === null ? before(key) : after(result);
        return (
          <li key={key.keyId} className="backup-row">
            <div className="grow">
              <ColorDot color={key.color} /> <bdi className="backup-name">{key.name}</bdi>
              <p className="small">
                {say('account.key-and-issuer', {
                  keyId: key.keyId,
                  issuer: issuerTail(key.issuerId),
                })}
              </p>
              {key.role !== undefined && <p className="small">{say(`role.${key.role.role}`)}</p>}
              {line !== null && <p className="small">{line}</p>}
            </div>
            <Chip tone={tone}>{word}</Chip>
          </li>
        );
      })}
    </ul>
  );
}

interface KeyWords {
  tone: Tone;
  word: string;
  line: string | null;
}

function before({ state, accountName }: BackedUpKey): KeyWords {
  const name = accountName ?? '';
  switch (state) {
    case 'new':
      return { tone: 'quiet', word: say('backup.state-new'), line: null };
    case 'needed':
      return {
        tone: 'quiet',
        word: say('backup.state-needed'),
        line: say('backup.state-needed-line', { name }),
      };
    case 'present':
      return {
        tone: 'ok',
        word: say('backup.state-present'),
        line: say('backup.state-present-line', { name }),
      };
  }
}

function after(key: RestoredKey): KeyWords {
  switch (key.outcome) {
    case 'added': {
      const { words } = keyCheckWords(key.account, Date.now());
      return { tone: 'ok', word: say('backup.state-added'), line: words };
    }
    case 'present':
      return {
        tone: 'ok',
        word: say('backup.state-present'),
        line: say('backup.state-present-line', { name: key.name }),
      };
    case 'failed':
      return { tone: 'block', word: say('backup.state-failed'), line: ownLine(key.error) };
  }
}

/** What is wrong with the keychain is said once for all keys, below them. */
function ownLine(error: AppError): string | null {
  return isKeychainError(error) ? null : errorLine(error);
}
