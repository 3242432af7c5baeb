import { useEffect, useRef } from 'react';
import { say } from '#shared/words/say';
import { closeAddKey, turnTo, useAddKey, useReplacedAccount } from '../../store/add-key';
import { openHelp } from '../../store/help';
import { closeSheet, useWindow } from '../../store/window';
import { Card } from '../../ui/card';
import { Sheet } from '../../ui/dialog';
import { HelpButton } from '../../ui/help-button';
import { AddKeyForm } from './add-key-form';
import { KeyAdded } from './key-added';
import './add-key.css';

/** Over the accounts. What is typed stays while it is closed, so that pressing Esc by mistake loses nothing. */
export function AddKeySheet() {
  const isOpen = useWindow((state) => state.sheet === 'add-key');
  const added = useAddKey((state) => state.added);
  const isReplacing = useAddKey((state) => state.replacesId !== null);
  const replaced = useReplacedAccount();
  return (
    <Sheet
      title={
        isReplacing && replaced !== null
          ? say('accounts.replace-title', { name: replaced.name })
          : say('accounts.add-key')
      }
      text={say(added?.storage === 'session' ? 'accounts.key-of-session' : 'accounts.key-stays')}
      isOpen={isOpen}
      onClose={closeAddKey}
      help={
        <HelpButton
          topic={say('accounts.title')}
          onPress={() => openHelp({ page: 'accounts-and-keys', at: 'get-a-key' })}
        />
      }
    >
      {added === null ? <AddKeyForm onCancel={closeAddKey} /> : <KeyAdded account={added} />}
    </Sheet>
  );
}

/** In place of the accounts, as long as there is none: the same fields without a sheet. */
export function AddFirstKey() {
  const place = useRef<HTMLElement>(null);
  const isAsked = useWindow((state) => state.sheet === 'add-key');
  // What was typed for the key of an account that is gone is not about this one.
  useEffect(() => turnTo(null), []);
  // Opened from anywhere: it is here already, and only takes the focus.
  useEffect(() => {
    if (!isAsked) return;
    closeSheet();
    place.current?.querySelector('button')?.focus();
  }, [isAsked]);
  return (
    <section ref={place} aria-label={say('accounts.add-key')} tabIndex={-1}>
      <Card className="add-first-key">
        <h2>{say('accounts.none-title')}</h2>
        <p className="small">{say('accounts.none-text')}</p>
        <AddKeyForm isFirst />
      </Card>
    </section>
  );
}
