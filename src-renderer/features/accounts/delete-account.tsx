import { useState } from 'react';
import type { Account } from '#shared/domain/account';
import type { Trouble } from '#shared/errors';
import { deleteAccount } from '../../store/account-acts';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';

interface DeleteAccountProps {
  account: Account;
  onTrouble: (trouble: Trouble | null) => void;
}

export function DeleteAccount({ account, onTrouble }: DeleteAccountProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)}>
        Delete
      </Button>
      <Confirm
        title={`Delete ${account.name}?`}
        act="Delete key"
        cancel="Keep it"
        isDanger
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => {
          setOpen(false);
          void deleteAccount(account).then(onTrouble);
        }}
      >
        <p>
          The private key is removed from this computer’s keychain.{' '}
          <b>Apple does not let a key be downloaded again</b>: without a copy of the .p8 you will
          have to make a new one.
        </p>
        <p>Runs stay in Activity; those that are not over can then no longer be carried on.</p>
      </Confirm>
    </>
  );
}
