import { FileKey } from 'lucide-react';
import { useId, useState } from 'react';
import { Form, Group } from 'react-aria-components';
import type { ChosenKey } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import { inWords, say } from '#shared/words/say';
import { request } from '../../bridge/bridge';
import { addKey } from '../../store/account-actions';
import { openLink } from '../../store/run-actions';
import { useSnapshots } from '../../store/snapshots';
import { closeSheet, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { TextInput } from '../../ui/text-input';
import { cleanIssuerId } from '../../words/account';
import { appleLines, errorLine } from '../../words/error';

/** Keeps what is typed while the sheet is closed, so that pressing Esc by mistake loses nothing. */
export function AddKeySheet() {
  const isOpen = useWindow((state) => state.sheet === 'add-key');
  const teamIssuer = useSnapshots(
    (state) => state.accounts.find((account) => account.environment === 'live')?.issuerId ?? '',
  );
  const [typed, setTyped] = useState<KeyFields | null>(null);
  const dropped = useWindow((state) => state.droppedKey);
  const [taken, setTaken] = useState<typeof dropped>(null);
  const fields = typed ?? { ...emptyKeyFields, issuerId: teamIssuer };
  const refused = dropped !== null && 'error' in dropped ? dropped.error : null;
  // Once per drop: what is typed afterwards must not be overwritten.
  if (dropped !== null && dropped !== taken) {
    setTaken(dropped);
    if ('chosen' in dropped) {
      setTyped({
        ...fields,
        ...filledFrom(dropped.chosen, fields),
      });
    }
  }
  return (
    <Sheet title={say('accounts.add-key')} isOpen={isOpen} onClose={closeSheet}>
      <AddKeyForm
        // A dropped file that isn't a key is reported at once.
        key={refused === null ? 'form' : inWords(refused.detail)}
        refused={refused}
        fields={fields}
        onChange={setTyped}
        onClose={closeSheet}
        onAdded={() => {
          setTyped(null);
          closeSheet();
        }}
      />
    </Sheet>
  );
}

interface AddKeyFormProps {
  /** Why a dropped file isn't a key. */
  refused: AppError | null;
  fields: KeyFields;
  onChange: (fields: KeyFields) => void;
  onClose: () => void;
  onAdded: () => void;
}

/** An error keeps everything that was typed, and is shown at the field that it belongs to. */
function AddKeyForm({ refused, fields, onChange, onClose, onAdded }: AddKeyFormProps) {
  const [error, setError] = useState(refused);
  const [isTesting, setTesting] = useState(false);
  const change = (part: Partial<KeyFields>) => onChange({ ...fields, ...part });
  const errorAt = (field: KeyFieldName) =>
    error !== null && fieldOf(error) === field ? errorLine(error) : undefined;

  const choose = async () => {
    const reply = await request('accounts:choose-key', {});
    if (!reply.ok) return setError(reply.error);
    const chosen = reply.value;
    if (chosen === null) return;
    setError(null);
    change(filledFrom(chosen, fields));
  };

  const add = async () => {
    if (fields.chosen === null || isTesting || missingWords(fields).length > 0) return;
    setTesting(true);
    const failed = await addKey({
      ticket: fields.chosen.ticket,
      name: fields.name.trim(),
      keyId: fields.keyId.trim(),
      issuerId: cleanIssuerId(fields.issuerId),
    });
    setTesting(false);
    setError(failed);
    if (failed === null) onAdded();
  };

  return (
    <Form
      className="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <WhereToGetIt />
      <KeyFile chosen={fields.chosen} error={errorAt('file')} onChoose={() => void choose()} />
      <TextInput
        label={say('accounts.name')}
        // With a dropped key, this is the first field that is missing.
        autoFocus={fields.chosen !== null}
        hint={say('accounts.name-hint')}
        value={fields.name}
        onChange={(name) => change({ name })}
        error={errorAt('name')}
      />
      <div className="key-ids">
        <TextInput
          label={say('accounts.key-id')}
          hint={say('accounts.key-id-hint')}
          isMono
          value={fields.keyId}
          onChange={(keyId) => change({ keyId })}
          error={errorAt('keyId')}
        />
        <TextInput
          label={say('accounts.issuer-id')}
          hint={say('accounts.issuer-id-hint')}
          isMono
          value={fields.issuerId}
          onChange={(issuerId) => change({ issuerId })}
          error={errorAt('issuerId')}
        />
      </div>
      {error !== null && fieldOf(error) === null && <KeyRefused error={error} />}
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <GuardedButton
          reasons={isTesting ? [say('accounts.being-tested')] : missingWords(fields)}
          onPress={() => void add()}
        >
          {say(isTesting ? 'accounts.testing' : 'accounts.add-key')}
        </GuardedButton>
      </div>
    </Form>
  );
}

function KeyRefused({ error }: { error: AppError }) {
  return (
    <ErrorNotice
      isAlert
      {...error}
      safe={say('accounts.typed-kept')}
      quoted={appleLines(error.apple)}
      quotedFrom={say('accounts.apple-says')}
    />
  );
}

interface KeyFileProps {
  chosen: ChosenKey | null;
  error: string | undefined;
  onChoose: () => void;
}

/** The main process reads the file; the window only learns its name. */
function KeyFile({ chosen, error, onChoose }: KeyFileProps) {
  const hintId = useId();
  return (
    <Group className="field" aria-label={say('accounts.private-key')} aria-describedby={hintId}>
      <span className="field-label" aria-hidden>
        {say('accounts.private-key')}
      </span>
      <div className="key-file">
        <Button onPress={onChoose} autoFocus={chosen === null}>
          {say('accounts.choose-key')}
        </Button>
        {chosen === null ? (
          <span className="small">{say('accounts.key-file-hint')}</span>
        ) : (
          <span className="key-file-name">
            <FileKey aria-hidden />
            <code>{chosen.fileName}</code>
          </span>
        )}
        {chosen !== null && chosen.wrapping !== null && (
          <span className="small">
            {say('accounts.key-unwrapped', { wrapping: chosen.wrapping })}
          </span>
        )}
      </div>
      <span
        id={hintId}
        className={error === undefined ? 'unseen' : 'field-error'}
        role={error === undefined ? undefined : 'alert'}
      >
        {error ?? say('accounts.key-stored')}
      </span>
    </Group>
  );
}

/** What is typed in the sheet, unchanged. */
interface KeyFields {
  chosen: ChosenKey | null;
  name: string;
  keyId: string;
  issuerId: string;
}

/** The chosen file, and the IDs that it names. */
function filledFrom(chosen: ChosenKey, fields: KeyFields) {
  return {
    chosen,
    keyId: chosen.keyId ?? fields.keyId,
    issuerId: chosen.issuerId ?? fields.issuerId,
  };
}

const emptyKeyFields: KeyFields = { chosen: null, name: '', keyId: '', issuerId: '' };

type KeyFieldName = 'file' | 'name' | 'keyId' | 'issuerId';

/** The field that an error belongs to; null if it belongs to the whole sheet. */
function fieldOf(error: AppError): KeyFieldName | null {
  switch (error.code) {
    case 'key-id-malformed':
    case 'key-already-added':
      return 'keyId';
    case 'issuer-id-malformed':
      return 'issuerId';
    case 'account-name-taken':
      return 'name';
    case 'key-not-found':
    case 'key-not-pem':
    case 'key-is-certificate':
    case 'key-is-public':
    case 'key-is-rsa':
    case 'key-wrong-curve':
    case 'key-encrypted':
      return 'file';
    default:
      return null;
  }
}

/** What is still missing before the key can be tested. */
function missingWords(fields: KeyFields): string[] {
  const words: string[] = [];
  if (fields.chosen === null) words.push(say('accounts.missing-file'));
  if (fields.name.trim() === '') words.push(say('accounts.missing-name'));
  if (fields.keyId.trim() === '') words.push(say('accounts.missing-key-id'));
  return words;
}

/** Three steps to a key, with Apple's own names for the places. */
function WhereToGetIt() {
  return (
    <ol className="key-steps small" aria-label={say('accounts.steps')}>
      <li>
        {say('accounts.step-open')}{' '}
        <button type="button" className="link-button" onClick={() => void openLink('api-keys')}>
          {say('accounts.open-api-keys')}
        </button>
      </li>
      <li>{say('accounts.step-generate')}</li>
      <li>{say('accounts.step-download')}</li>
    </ol>
  );
}
