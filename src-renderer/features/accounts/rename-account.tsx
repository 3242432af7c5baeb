import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Account } from '#shared/domain/account';
import type { Trouble } from '#shared/errors';
import { renameAccount } from '../../store/account-acts';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { TextInput } from '../../ui/text-input';

export function RenameAccount({ account }: { account: Account }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Rename</Button>
      <Sheet
        title={`Rename ${account.name}`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        size="narrow"
      >
        <RenameForm account={account} onClose={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

/** Made anew each time the sheet opens, so that it starts from the name as it is. */
function RenameForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const [name, setName] = useState(account.name);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = async () => {
    const refused = await renameAccount(account.id, name.trim());
    setTrouble(refused);
    if (refused === null) onClose();
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        error={trouble === null ? undefined : `${trouble.title}. ${trouble.whatToDo}`}
      />
      <div className="sheet-foot">
        <Button onPress={onClose}>Cancel</Button>
        <Button kind="main" type="submit" isDisabled={name.trim() === ''}>
          Rename account
        </Button>
      </div>
    </Form>
  );
}
