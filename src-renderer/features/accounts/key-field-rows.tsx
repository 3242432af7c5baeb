import { useEffect, useRef } from 'react';
import { bareKeyId } from '#shared/domain/key-ids';
import { appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { takeIssuerOf, typeKey, useAddKey, useReplacedAccount } from '../../store/add-key';
import { type KeyKind, otherTeams, type Source } from '../../store/key-fields';
import { useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { RadioList } from '../../ui/radio-list';
import { RowInput } from '../../ui/row-input';
import { errorAt, type KeyFieldName } from '../../words/key-field';
import { KeyAccess } from './key-access';

/** What a field still needs, once someone tried without it. */
export type Missing = Partial<Record<KeyFieldName, string>>;

/** What goes with a key: its kind, its IDs and the name of the account. */
export function KeyFieldRows({ missing }: { missing: Missing }) {
  const { fields, filled, error } = useAddKey();
  const duplicate = useDuplicate();
  const { chosen, kind } = fields;
  const isOtherId =
    chosen?.keyId != null && fields.keyId !== '' && !fields.keyId.includes(chosen.keyId);
  const rows = useRef<HTMLDivElement>(null);
  const isFound = useAddKey((state) => state.foundId !== null);
  const ticket = chosen?.ticket;
  // What a key leaves open is typed next; in the list of found keys the arrows choose on.
  useEffect(() => {
    if (ticket !== undefined && !isFound) focusFirstEmpty(rows.current);
  }, [ticket, isFound]);
  // The field to correct is where the person is sent, and what a screen reader reads.
  useEffect(() => {
    if (error !== null)
      rows.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return (
    <div className="key-fields" ref={rows}>
      <RadioList<KeyKind>
        label={say('accounts.kind')}
        isInline
        value={kind}
        options={[
          { value: 'team', label: say('accounts.kind-team') },
          { value: 'individual', label: say('accounts.kind-individual') },
        ]}
        onChange={(chosenKind) => typeKey({ kind: chosenKind })}
      />
      <RowInput
        label={say('accounts.key-id')}
        aside={asideFor(fields.keyId, filled.keyId, 'accounts.key-id-place')}
        isMono
        value={fields.keyId}
        onChange={(keyId) => typeKey({ keyId })}
        error={errorAt(error, 'keyId') ?? duplicate ?? missing.keyId}
      />
      {isOtherId && (
        <p className="small key-fields-note">
          {say('accounts.other-key-id', { keyId: chosen.keyId ?? '' })}
        </p>
      )}
      {kind === 'team' ? (
        <RowInput
          label={say('accounts.issuer-id')}
          aside={asideFor(fields.issuerId, filled.issuerId, 'accounts.issuer-id-place')}
          isMono
          value={fields.issuerId}
          onChange={(issuerId) => typeKey({ issuerId })}
          error={errorAt(error, 'issuerId') ?? missing.issuerId}
        />
      ) : (
        <p className="small key-fields-note">{say('accounts.individual-text')}</p>
      )}
      {kind === 'team' && <OtherIssuers />}
      <KeyAccess />
      <RowInput
        label={say('accounts.name')}
        aside={fields.name === '' ? say('accounts.name-place') : undefined}
        value={fields.name}
        onChange={(name) => typeKey({ name })}
        error={errorAt(error, 'name') ?? missing.name}
      />
    </div>
  );
}

/** That another account has the key already, as soon as its ID is there. */
function useDuplicate(): string | undefined {
  const keyId = useAddKey(({ fields }) => bareKeyId(fields.keyId));
  const replaced = useReplacedAccount();
  const owner = useSnapshots(({ accounts }) => accounts.find((one) => one.keyId === keyId));
  if (owner === undefined || owner.id === replaced?.id) return undefined;
  const detail = message('error.key-already-added.detail', { name: owner.name, keyId });
  return `${inWords(detail)} ${inWords(appError('key-already-added', detail).whatToDo)}`;
}

function focusFirstEmpty(rows: HTMLElement | null): void {
  const inputs = [...(rows?.querySelectorAll<HTMLInputElement>('input:not([type="radio"])') ?? [])];
  (inputs.find(({ value }) => value === '') ?? inputs.at(-1))?.focus();
}

/** Where to find a value, or where it comes from if nobody typed it. */
function asideFor(
  value: string,
  source: Source | null,
  place: 'accounts.key-id-place' | 'accounts.issuer-id-place',
): string | undefined {
  if (value === '') return say(place);
  if (source === null) return undefined;
  if (source === 'file-name') return say('accounts.from-file-name');
  if (source === 'file') return say('accounts.from-file');
  return say('accounts.as-for', { name: source.like });
}

/** Nobody has to copy an Issuer ID that is known here; which team is meant, only a person knows. */
function OtherIssuers() {
  const fields = useAddKey((state) => state.fields);
  const accounts = useSnapshots((state) => state.accounts);
  const isWrong = useAddKey((state) => state.error?.code === 'issuer-id-wrong');
  const teams = otherTeams(fields, accounts);
  if (teams.length === 0 || (fields.issuerId !== '' && !isWrong)) return null;
  return (
    <div className="key-fields-note key-teams">
      {teams.map((account) => (
        <Button key={account.id} size="small" onPress={() => takeIssuerOf(account)}>
          {say('accounts.use-issuer', { name: account.name })}
        </Button>
      ))}
    </div>
  );
}
