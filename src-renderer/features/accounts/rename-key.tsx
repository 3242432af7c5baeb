import { useRef, useState } from 'react';
import { Dialog, FieldError, Input, Popover, TextField } from 'react-aria-components';
import type { Account } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { renameAccount } from '../../store/account-actions';
import { errorLine } from '../../words/error';
import { rowOf } from './focus-account';
import '../../ui/field.css';

interface RenameKeyProps {
  /** The account whose name is edited; null for none. */
  account: Account | null;
  onClose: () => void;
}

/** The name in its place becomes a field. Enter and a click elsewhere save it, Escape leaves it as it was. */
export function RenameKey({ account, onClose }: RenameKeyProps) {
  const place = useRef<Element | null>(null);
  if (account === null) return null;
  place.current = rowOf(account.id)?.querySelector('.key-name') ?? null;
  return <RenameField key={account.id} account={account} place={place} onClose={onClose} />;
}

interface RenameFieldProps {
  account: Account;
  place: { current: Element | null };
  onClose: () => void;
}

function RenameField({ account, place, onClose }: RenameFieldProps) {
  const [name, setName] = useState(account.name);
  const [error, setError] = useState<AppError | null>(null);
  const isSaving = useRef(false);
  const save = async () => {
    const wanted = name.trim();
    if (isSaving.current) return;
    if (wanted === account.name || (wanted === '' && error === null)) return onClose();
    isSaving.current = true;
    const refused = await renameAccount(account.id, wanted);
    isSaving.current = false;
    setError(refused);
    if (refused === null) onClose();
  };
  return (
    <Popover
      triggerRef={place}
      isOpen
      // A second click elsewhere leaves a name that was refused.
      onOpenChange={() => (error === null ? void save() : onClose())}
      placement="bottom start"
      offset={-26}
      crossOffset={-9}
      shouldFlip={false}
      className="key-rename"
    >
      <Dialog aria-label={say('accounts.rename-label')} className="key-rename-body">
        <TextField
          aria-label={say('accounts.rename-label')}
          value={name}
          onChange={setName}
          autoFocus
          isInvalid={error !== null}
          validationBehavior="aria"
          onKeyDown={(event) => {
            if (event.key === 'Escape') return onClose();
            if (event.key !== 'Enter') return event.continuePropagation();
            event.preventDefault();
            void save();
          }}
        >
          <Input
            className="field-input"
            autoComplete="off"
            spellCheck={false}
            onFocus={(event) => event.currentTarget.select()}
          />
          <FieldError className="field-error">{error === null ? '' : errorLine(error)}</FieldError>
        </TextField>
      </Dialog>
    </Popover>
  );
}
