import { useState } from 'react';
import { useSnapshots } from '../../store/snapshots';
import { closeSheet, useWindow } from '../../store/window';
import { Sheet } from '../../ui/dialog';
import { AddKeyForm } from './add-key-form';
import { emptyKeyFields, type KeyFields } from './key-fields';

/** Holds what is typed while the sheet is closed, so that Esc pressed by mistake costs nothing. */
export function AddKeySheet() {
  const isOpen = useWindow((state) => state.sheet === 'add-key');
  const teamIssuer = useSnapshots(
    (state) => state.accounts.find((account) => account.environment === 'live')?.issuerId ?? '',
  );
  const [typed, setTyped] = useState<KeyFields | null>(null);
  return (
    <Sheet title="Add key" isOpen={isOpen} onClose={closeSheet}>
      <AddKeyForm
        fields={typed ?? { ...emptyKeyFields, issuerId: teamIssuer }}
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
