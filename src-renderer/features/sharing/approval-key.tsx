import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { makeApprovalKey, readApprovalKey, useSharing } from '../../store/sharing';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { CopyButton } from '../../ui/copy-button';
import { ErrorNotice } from '../../ui/error-notice';
import { TextInput } from '../../ui/text-input';
import './approval-key.css';

/** This person's approval key: made once, its public part given to colleagues. */
export function ApprovalKeySection() {
  const key = useSharing((state) => state.key);
  useEffect(() => void readApprovalKey(), []);
  return (
    <Section id="settings-approval" title={say('approval-key.title')}>
      <div className="approval-key">
        <p className="small">{say('approval-key.text')}</p>
        {key === null && <ApprovalKeyForm />}
        {key && (
          <>
            <div className="approval-key-row">
              <p className="grow">{say('approval-key.have', { name: key.name })}</p>
              <CopyButton text={`${key.name} ${key.publicKey}`}>
                {say('approval-key.copy')}
              </CopyButton>
            </div>
            <p className="small">{say('approval-key.copy-hint')}</p>
          </>
        )}
      </div>
    </Section>
  );
}

/** Makes the key pair; main keeps the private part in the keychain. */
export function ApprovalKeyForm() {
  const [name, setName] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const isNameMissing = error?.code === 'approval-name-missing';
  return (
    <Form
      className="approval-key-form"
      onSubmit={(event) => {
        event.preventDefault();
        const field = event.currentTarget.querySelector('input');
        void makeApprovalKey(name).then((failed) => {
          setError(failed);
          if (failed?.code === 'approval-name-missing') field?.focus();
        });
      }}
    >
      {error !== null && !isNameMissing && <ErrorNotice isAlert {...error} />}
      <div className="approval-key-row">
        <TextInput
          label={say('approval-key.name')}
          hint={say('approval-key.name-hint')}
          value={name}
          onChange={(typed) => {
            setName(typed);
            setError(null);
          }}
          error={isNameMissing ? say('error.approval-name-missing.fix') : undefined}
        />
        <Button type="submit">{say('approval-key.make')}</Button>
      </div>
    </Form>
  );
}
