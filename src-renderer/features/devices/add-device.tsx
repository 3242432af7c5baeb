import { useState } from 'react';
import { Form } from 'react-aria-components';
import { type DevicePlatform, deviceNameFault, readUdid, udidFault } from '#shared/asc/devices';
import type { AppError } from '#shared/errors';
import { nameFaultMessage, udidFaultMessage } from '#shared/words/device-words';
import { inWords, say } from '#shared/words/say';
import { addDevice } from '../../store/device-actions';
import { closeSheet, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { RadioList } from '../../ui/radio-list';
import { TextInput } from '../../ui/text-input';
import { appleLines } from '../../words/error';

interface DeviceFields {
  name: string;
  udid: string;
  /** Null until a person chooses: then the UDID's form tells, as far as it can. */
  platform: DevicePlatform | null;
}

const emptyFields: DeviceFields = { name: '', udid: '', platform: null };

/** Keeps what is typed while the sheet is closed, so that pressing Esc by mistake loses nothing. */
export function AddDeviceSheet() {
  const isOpen = useWindow((state) => state.sheet === 'add-device');
  const [fields, setFields] = useState(emptyFields);
  return (
    <Sheet title={say('devices.add')} isOpen={isOpen} onClose={closeSheet}>
      <AddDeviceForm
        fields={fields}
        onChange={setFields}
        onAdded={() => {
          setFields(emptyFields);
          closeSheet();
        }}
      />
    </Sheet>
  );
}

interface AddDeviceFormProps {
  fields: DeviceFields;
  onChange: (fields: DeviceFields) => void;
  onAdded: () => void;
}

function AddDeviceForm({ fields, onChange, onAdded }: AddDeviceFormProps) {
  const [error, setError] = useState<AppError | null>(null);
  const [isSending, setSending] = useState(false);
  const platform = platformOf(fields);
  const wrong = faultsOf(fields, platform);
  const change = (part: Partial<DeviceFields>) => {
    setError(null);
    onChange({ ...fields, ...part });
  };
  const add = async () => {
    if (isSending || wrong.name !== null || wrong.udid !== null) return;
    setSending(true);
    const failed = await addDevice({ name: fields.name, udid: fields.udid, platform });
    setSending(false);
    setError(failed);
    if (failed === null) onAdded();
  };
  const reasons = [wrong.name, wrong.udid].filter((one) => one !== null);
  return (
    <Form
      className="device-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        label={say('devices.name')}
        hint={say('devices.name-hint')}
        autoFocus
        value={fields.name}
        onChange={(name) => change({ name })}
        error={fields.name.trim() === '' ? undefined : (wrong.name ?? undefined)}
      />
      <TextInput
        label={say('devices.udid')}
        hint={say('devices.udid-hint')}
        isMono
        value={fields.udid}
        onChange={(udid) => change({ udid })}
        // While it is typed its length is always wrong: that is said once it looks complete.
        error={fields.udid.trim().length < longEnough ? undefined : (wrong.udid ?? undefined)}
      />
      <RadioList
        label={say('devices.platform')}
        value={platform}
        options={(['IOS', 'MAC_OS'] as const).map((value) => ({
          value,
          label: say(`devices.platform-${value}`),
        }))}
        onChange={(chosen) => change({ platform: chosen })}
      />
      {error !== null && (
        <ErrorNotice
          isAlert
          {...error}
          safe={say('devices.typed-kept')}
          quoted={appleLines(error.apple)}
          quotedFrom={say('accounts.apple-says')}
        />
      )}
      <div className="sheet-foot">
        <span className="small grow">{say('devices.add-places')}</span>
        <Button onPress={closeSheet}>{say('button.cancel')}</Button>
        <GuardedButton reasons={isSending ? [say('devices.adding')] : reasons}>
          {say(isSending ? 'devices.adding' : 'devices.add')}
        </GuardedButton>
      </div>
    </Form>
  );
}

/** Serial numbers and IMEIs are shorter than any UDID, and already worth a word. */
const longEnough = 10;

function platformOf({ udid, platform }: DeviceFields): DevicePlatform {
  const read = readUdid(udid);
  return platform ?? ('udid' in read ? read.platform : null) ?? 'IOS';
}

function faultsOf({ name, udid }: DeviceFields, platform: DevicePlatform) {
  const nameFault = deviceNameFault(name);
  const fault = udidFault(udid, platform);
  return {
    name: nameFault === null ? null : inWords(nameFaultMessage(nameFault)),
    udid: fault === null ? null : inWords(udidFaultMessage(fault)),
  };
}
