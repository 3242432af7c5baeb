import { FolderSearch } from 'lucide-react';
import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import type { Account } from '#shared/domain/account';
import type { FoundKey } from '#shared/domain/found-key';
import type { ErrorCode } from '#shared/error-catalogue';
import type { MessageKey } from '#shared/words/message';
import { say } from '#shared/words/say';
import { shortMoment } from '#shared/words/time';
import { lookForKeys, takeFoundKey, useAddKey } from '../../store/add-key';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { useNow } from '../../ui/use-now';

/** Keys in the folders of browsers and other tools; nothing is looked at before someone asks for it. */
export function FoundKeyList() {
  const { found, isLooking } = useAddKey();
  return (
    <div className="found-keys">
      <div className="found-head">
        {found !== null && (
          <>
            <b className="key-drop-title">{say('accounts.found-title')}</b>
            <span className="small">
              {say('accounts.found-count', { count: found.keys.length })}
            </span>
          </>
        )}
        {found === null && <span className="small">{say('accounts.find-text')}</span>}
        <span className="grow" />
        {/* Never disabled, so that it keeps the focus meanwhile. */}
        <Button kind="ghost" size="small" onPress={() => void lookForKeys()}>
          <FolderSearch aria-hidden />
          {isLooking
            ? say('accounts.finding')
            : say(found === null ? 'accounts.find-keys' : 'accounts.find-again')}
        </Button>
      </div>
      {found !== null && found.keys.length > 0 && <Choices keys={found.keys} />}
      {found !== null && found.keys.length === 0 && (
        <p className="small">{say('accounts.found-none')}</p>
      )}
      {found !== null && found.unreadable.length > 0 && (
        <p className="small found-unreadable">
          {say('accounts.found-unreadable', { folders: { list: found.unreadable } })}
        </p>
      )}
      {found?.isCut === true && <p className="small">{say('accounts.found-cut')}</p>}
    </div>
  );
}

function Choices({ keys }: { keys: readonly FoundKey[] }) {
  const foundId = useAddKey((state) => state.foundId);
  const now = useNow(60_000);
  return (
    <RadioGroup className="found-list" value={foundId} onChange={(id) => void takeFoundKey(id)}>
      <Label className="unseen">{say('accounts.found-title')}</Label>
      {keys.map((key) => (
        <FoundRow key={key.id} found={key} now={now} />
      ))}
    </RadioGroup>
  );
}

function FoundRow({ found, now }: { found: FoundKey; now: number }) {
  const { fileName, place, savedAt } = found;
  const accounts = useSnapshots((snapshots) => snapshots.accounts);
  const state = stateNow(found, accounts);
  const when = shortMoment(savedAt, now);
  return (
    <RadioField value={found.id} className="found-row" isDisabled={state.kind !== 'valid'}>
      <RadioButton className="radio found-radio">
        <span className="radio-dot" aria-hidden />
        <code className="found-name">{fileName}</code>
      </RadioButton>
      <Text slot="description" className="small found-place">
        {state.kind === 'added'
          ? say('accounts.found-place-added', { place, when, name: state.name })
          : say('accounts.found-place', { place, when })}
      </Text>
      <FoundState state={state} />
    </RadioField>
  );
}

/** Accounts were added and deleted since the files were looked for. */
function stateNow({ keyId, state }: FoundKey, accounts: readonly Account[]): FoundKey['state'] {
  if (state.kind === 'other') return state;
  const owner = accounts.find((account) => account.keyId === keyId);
  return owner === undefined ? { kind: 'valid' } : { kind: 'added', name: owner.name };
}

function FoundState({ state }: Pick<FoundKey, 'state'>) {
  if (state.kind === 'valid') return <Chip tone="ok">{say('accounts.found-valid')}</Chip>;
  if (state.kind === 'added') return <Chip hasIcon={false}>{say('accounts.found-added')}</Chip>;
  return <Chip tone="look">{say(kindKeys[state.code] ?? 'accounts.found-other')}</Chip>;
}

/** What a file is instead, in a word or two. */
const kindKeys: Partial<Record<ErrorCode, MessageKey>> = {
  'key-is-rsa': 'accounts.found-rsa',
  'key-is-certificate': 'accounts.found-certificate',
  'key-is-public': 'accounts.found-public',
  'key-wrong-curve': 'accounts.found-curve',
  'key-encrypted': 'accounts.found-encrypted',
  'key-file-unreadable': 'accounts.found-locked',
};
