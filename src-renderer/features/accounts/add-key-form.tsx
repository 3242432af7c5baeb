import { useEffect, useRef } from 'react';
import { Form } from 'react-aria-components';
import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { pasteIds, pasteKey, submitKey, useAddKey, useReplacedAccount } from '../../store/add-key';
import type { KeyFields } from '../../store/key-fields';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { useReveal } from '../../ui/use-reveal';
import { appleLines } from '../../words/error';
import { fieldOf } from '../../words/key-field';
import { FoundKeyList } from './found-keys';
import { KeyFieldRows, type Missing } from './key-field-rows';
import { KeyGuide } from './key-guide';
import { KeySource } from './key-source';
import { ReplacedKey } from './replaced-key';

interface AddKeyFormProps {
  /** Whether there is no account yet: the way to a key is shown in full. */
  isFirst?: boolean;
  /** Left out where there is nothing to close. */
  onCancel?: () => void;
}

/** A key and what goes with it. An error keeps everything that was typed, and is shown where it belongs. */
export function AddKeyForm({ isFirst = false, onCancel }: AddKeyFormProps) {
  const { fields, error, isAdding } = useAddKey();
  const isReplacing = useReplacedAccount() !== null;
  usePasteAnywhere();
  const { form, isShown, reveal } = useReveal();
  const missing = missingWords(fields);
  const reasons = Object.values(missing);
  const shown: Missing = isShown ? missing : {};
  const submit = () => {
    if (reasons.length > 0) return reveal();
    void submitKey();
  };
  return (
    <Form
      ref={form}
      className="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <KeySource hasFocus={!isFirst} missing={shown.file} />
      <KeyGuide startsOpen={isFirst} />
      <FoundKeyList />
      <KeyFieldRows missing={shown} />
      <ReplacedKey />
      {error !== null && fieldOf(error) === null && <KeyRefused error={error} />}
      <div className="sheet-foot">
        <span className="small grow">{say('accounts.reads-only')}</span>
        {onCancel !== undefined && <Button onPress={onCancel}>{say('button.cancel')}</Button>}
        <GuardedButton reasons={isAdding ? [say('accounts.being-checked')] : reasons}>
          {isAdding
            ? say('accounts.checking')
            : say(isReplacing ? 'accounts.replace-and-check' : 'accounts.add-and-check')}
        </GuardedButton>
      </div>
    </Form>
  );
}

function usePasteAnywhere(): void {
  useEffect(() => {
    document.addEventListener('paste', takePasted);
    return () => document.removeEventListener('paste', takePasted);
  }, []);
}

/** The text of a key goes to main, wherever the focus is; copied IDs go to their fields. */
function takePasted(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const isKey = /PRIVATE KEY-----|"key_id"/.test(text);
  if (isKey) void pasteKey(text);
  if (isKey || (/issuer|key.?id/i.test(text) && pasteIds(text))) event.preventDefault();
}

function KeyRefused({ error }: { error: AppError }) {
  const place = useRef<HTMLDivElement>(null);
  // Below the fold of a small window, nobody would know why nothing happened.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={place}>
      <ErrorNotice
        isAlert
        {...error}
        safe={say('accounts.nothing-saved')}
        quoted={appleLines(error.apple)}
        quotedFrom={say('accounts.apple-says')}
        actions={keychainErrors.has(error.code) && <SessionOffer />}
      />
    </div>
  );
}

const keychainErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'keychain-absent',
  'keychain-locked',
  'keychain-denied',
]);

/** Without a keychain, the key can still be used until Slipway quits; it is never written to a file. */
function SessionOffer() {
  return (
    <>
      <span className="small">{say('accounts.session-text')}</span>
      <Button onPress={() => void submitKey('session')}>{say('accounts.session-keep')}</Button>
    </>
  );
}

/** What is still missing before the key can be tested. */
function missingWords(fields: KeyFields): Missing {
  const words: Missing = {};
  if (fields.chosen === null) words.file = say('accounts.missing-key');
  if (fields.keyId.trim() === '') words.keyId = say('accounts.missing-key-id');
  if (fields.kind === 'team' && fields.issuerId.trim() === '')
    words.issuerId = say('accounts.missing-issuer-id');
  if (fields.name.trim() === '') words.name = say('accounts.missing-name');
  return words;
}
