import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Trouble } from '#shared/errors';
import { request } from '../../bridge/bridge';
import { addKey } from '../../store/account-acts';
import { Button } from '../../ui/button';
import { GuardedButton } from '../../ui/guarded-button';
import { TextInput } from '../../ui/text-input';
import { TroubleNotice } from '../../ui/trouble-notice';
import { cleanIssuerId } from '../../words/account';
import { appleLines } from '../../words/trouble';
import { fieldOf, type KeyFieldName, type KeyFields, missingWords } from './key-fields';
import { KeyFile } from './key-file';
import { WhereToGetIt } from './where-to-get-it';

interface AddKeyFormProps {
  fields: KeyFields;
  onChange: (fields: KeyFields) => void;
  onClose: () => void;
  onAdded: () => void;
}

/** Nothing typed is lost by a refusal: the fields stay, and the one that is meant says why. */
export function AddKeyForm({ fields, onChange, onClose, onAdded }: AddKeyFormProps) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isTesting, setTesting] = useState(false);
  const change = (part: Partial<KeyFields>) => onChange({ ...fields, ...part });
  const errorAt = (field: KeyFieldName) =>
    trouble !== null && fieldOf(trouble) === field
      ? `${trouble.title}. ${trouble.whatToDo}`
      : undefined;

  const choose = async () => {
    const reply = await request('accounts:choose-key', {});
    if (!reply.ok) return setTrouble(reply.error);
    const chosen = reply.value;
    if (chosen === null) return;
    setTrouble(null);
    change({ chosen, keyId: chosen.keyId ?? fields.keyId });
  };

  const add = async () => {
    if (fields.chosen === null || isTesting || missingWords(fields).length > 0) return;
    setTesting(true);
    const refused = await addKey({
      ticket: fields.chosen.ticket,
      name: fields.name.trim(),
      keyId: fields.keyId.trim(),
      issuerId: cleanIssuerId(fields.issuerId),
    });
    setTesting(false);
    setTrouble(refused);
    if (refused === null) onAdded();
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
        label="Name"
        hint="Yours to choose, such as the team it belongs to."
        value={fields.name}
        onChange={(name) => change({ name })}
        error={errorAt('name')}
      />
      <div className="key-ids">
        <TextInput
          label="Key ID"
          hint="Ten letters and digits, beside the key."
          isMono
          value={fields.keyId}
          onChange={(keyId) => change({ keyId })}
          error={errorAt('keyId')}
        />
        <TextInput
          label="Issuer ID"
          hint="Above the list of keys; leave empty for an individual key."
          isMono
          value={fields.issuerId}
          onChange={(issuerId) => change({ issuerId })}
          error={errorAt('issuerId')}
        />
      </div>
      {trouble !== null && fieldOf(trouble) === null && <KeyRefused trouble={trouble} />}
      <div className="sheet-foot">
        <Button onPress={onClose}>Cancel</Button>
        <GuardedButton
          reasons={isTesting ? ['The key is being tested.'] : missingWords(fields)}
          onPress={() => void add()}
        >
          {isTesting ? 'Testing the key…' : 'Add key'}
        </GuardedButton>
      </div>
    </Form>
  );
}

function KeyRefused({ trouble }: { trouble: Trouble }) {
  return (
    <TroubleNotice
      isAlert
      {...trouble}
      safe="What you typed is kept."
      quoted={appleLines(trouble.apple)}
      quotedFrom="App Store Connect says"
    />
  );
}
