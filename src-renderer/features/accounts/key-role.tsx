import { useState } from 'react';
import { Form } from 'react-aria-components';
import { KeyRole } from '#shared/asc/roles';
import type { Account } from '#shared/domain/account';
import { featuresOf } from '#shared/domain/key-features';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { stateRole, useKeyRole } from '../../store/key-role';
import { accountById, useSnapshots } from '../../store/snapshots';
import { closeSheet, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { Select } from '../../ui/select';
import { missingAccess } from '../../words/key-access';
import './key-role.css';

/** Asks for a key's role: no request tells it, and it decides what can be chosen for a publish. */
export function KeyRoleSheet() {
  const accountId = useKeyRole((state) => state.accountId);
  const account = useSnapshots((state) => accountById(state.accounts, accountId));
  const isOpen = useWindow((state) => state.sheet === 'key-role') && account !== null;
  return (
    <Sheet
      title={account === null ? '' : say('key-role.title', { name: account.name })}
      text={account === null ? '' : say('key-role.text', { keyId: account.keyId })}
      isOpen={isOpen}
      onClose={closeSheet}
      size="narrow"
    >
      {account !== null && <KeyRoleForm account={account} />}
    </Sheet>
  );
}

const unsure = 'unsure';

/** Mounted each time the sheet opens, so that it starts with what is known now. */
function KeyRoleForm({ account }: { account: Account }) {
  const { id, name, issuerId } = account;
  const [role, setRole] = useState<KeyRole | null>(account.role?.role ?? null);
  const [error, setError] = useState<AppError | null>(null);
  const roles = KeyRole.options.filter((one) => issuerId === null || one !== 'ACCOUNT_HOLDER');
  const missing =
    role === null ? null : missingAccess(featuresOf({ issuerId, role: { role, known: 'stated' } }));
  return (
    <Form
      className="key-role"
      onSubmit={(event) => {
        event.preventDefault();
        void stateRole(id, name, role).then(setError);
      }}
    >
      <Select
        label={say('key-role.label')}
        value={role ?? unsure}
        options={[
          { id: unsure, name: say('accounts.access-unsure') },
          ...roles.map((one) => ({ id: one, name: say(`role.${one}`) })),
        ]}
        onChange={(chosen) => setRole(roles.find((one) => one === chosen) ?? null)}
      />
      {account.role?.known === 'found' && <p className="small">{say('key-role.found')}</p>}
      {missing !== null && <p className="small">{missing}</p>}
      {error !== null && <ErrorNotice isAlert {...error} />}
      <div className="sheet-foot">
        <Button onPress={closeSheet}>{say('button.cancel')}</Button>
        <Button kind="main" type="submit">
          {say('key-role.save')}
        </Button>
      </div>
    </Form>
  );
}
