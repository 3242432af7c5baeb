import { useState } from 'react';
import { Form } from 'react-aria-components';
import { deviceNameFault } from '#shared/asc/devices';
import type { Device } from '#shared/domain/device';
import type { AppError } from '#shared/errors';
import { deviceName, nameFaultMessage } from '#shared/words/device-words';
import { inWords, say } from '#shared/words/say';
import { changeDevice } from '../../store/device-actions';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { GuardedButton } from '../../ui/guarded-button';
import { TextInput } from '../../ui/text-input';
import { errorLine } from '../../words/error';

interface RenameDeviceProps {
  /** Null while the sheet is closed. */
  device: Device | null;
  onClose: () => void;
}

export function RenameDevice({ device, onClose }: RenameDeviceProps) {
  const name = device === null ? '' : deviceName(device);
  return (
    <Sheet
      title={say('devices.rename-title', { name })}
      isOpen={device !== null}
      onClose={onClose}
      size="narrow"
    >
      {device !== null && <RenameForm device={device} onClose={onClose} />}
    </Sheet>
  );
}

/** Mounted each time the sheet opens, so that it starts with the current name. */
function RenameForm({ device, onClose }: { device: Device; onClose: () => void }) {
  const [name, setName] = useState(device.name);
  const [error, setError] = useState<AppError | null>(null);
  const [isSaving, setSaving] = useState(false);
  const fault = deviceNameFault(name);
  const wrong = fault === null ? null : inWords(nameFaultMessage(fault));
  const save = async () => {
    if (wrong !== null || isSaving) return;
    setSaving(true);
    const failed = await changeDevice(device, { name: name.trim() });
    setSaving(false);
    setError(failed);
    if (failed === null) onClose();
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={say('devices.name')}
        value={name}
        onChange={setName}
        autoFocus
        error={
          error === null ? (fault === 'too-long' ? (wrong ?? '') : undefined) : errorLine(error)
        }
      />
      <div className="sheet-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <GuardedButton reasons={wrong === null ? [] : [wrong]}>
          {say('devices.rename-button')}
        </GuardedButton>
      </div>
    </Form>
  );
}
