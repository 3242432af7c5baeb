import { ChevronLeft, KeyRound, Plus, RefreshCw, Smartphone } from 'lucide-react';
import { useEffect } from 'react';
import { devicePlaces } from '#shared/asc/devices';
import type { Account } from '#shared/domain/account';
import type { Device } from '#shared/domain/device';
import { say } from '#shared/words/say';
import {
  chooseDevicesAccount,
  chooseDevicesFile,
  readDevices,
  searchDevices,
} from '../../store/device-actions';
import { devicesAccount, useDevices } from '../../store/devices';
import { openHelp } from '../../store/help';
import { accountById, useSnapshots } from '../../store/snapshots';
import { openSheet, show } from '../../store/window';
import { Button, IconButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { EmptyState } from '../../ui/empty-state';
import { HelpButton } from '../../ui/help-button';
import { WaitingLine } from '../../ui/progress';
import { SearchField } from '../../ui/search-field';
import { Select } from '../../ui/select';
import { environmentTone, environmentWord } from '../../words/account';
import { matchingDevices, placesUsed } from '../../words/device';
import { AddDeviceSheet } from './add-device';
import { DeviceError } from './device-error';
import { DeviceTable } from './device-table';
import { ImportSheet } from './import-devices';
import './devices-view.css';

/** The devices that a team has registered for ad hoc and development builds. */
export function DevicesView() {
  const chosenId = useDevices((state) => state.accountId);
  const accountId = useSnapshots((state) => devicesAccount(state, chosenId)?.id ?? null);
  useEffect(() => {
    if (accountId !== null) void readDevices();
  }, [accountId]);
  return (
    <>
      <DevicesHead accountId={accountId} />
      <div className="devices-intro">
        <p>{say('devices.intro-needed')}</p>
        <p>{say('devices.intro-places', { places: devicePlaces })}</p>
        <p>{say('devices.import-hint')}</p>
      </div>
      {accountId === null ? (
        <NoAccount />
      ) : (
        <>
          <DeviceError />
          <DeviceList />
          <AddDeviceSheet />
          <ImportSheet />
        </>
      )}
    </>
  );
}

function DevicesHead({ accountId }: { accountId: string | null }) {
  const accounts = useSnapshots((state) => state.accounts);
  const account = accountById(accounts, accountId);
  return (
    <header className="screen-head">
      <div className="devices-back">
        <IconButton label={say('devices.back')} onPress={() => show({ name: 'accounts' })}>
          <ChevronLeft aria-hidden />
        </IconButton>
      </div>
      <div className="devices-title">
        <h1>{say('devices.title')}</h1>
        {account !== null && (
          <p className="small">
            <bdi>{account.name}</bdi> <AccountChip account={account} />
          </p>
        )}
      </div>
      <HelpButton
        topic={say('devices.title')}
        onPress={() => openHelp({ page: 'accounts-and-keys', at: 'test-devices' })}
      />
      <span className="grow" />
      {accounts.length > 1 && (
        <Select
          label={say('devices.account')}
          value={accountId}
          options={accounts.map((one) => ({
            id: one.id,
            name: one.name,
            aside: <AccountChip account={one} />,
          }))}
          onChange={chooseDevicesAccount}
        />
      )}
      {accountId !== null && (
        <>
          <Button onPress={() => void chooseDevicesFile()}>{say('devices.import')}</Button>
          <Button kind="main" onPress={() => openSheet('add-device')}>
            <Plus aria-hidden />
            {say('devices.add')}
          </Button>
        </>
      )}
    </header>
  );
}

function AccountChip({ account: { environment } }: { account: Account }) {
  return (
    <Chip tone={environmentTone(environment)} hasIcon={false}>
      {environmentWord(environment)}
    </Chip>
  );
}

function NoAccount() {
  return (
    <EmptyState
      icon={<KeyRound />}
      title={say('devices.no-account-title')}
      text={say('devices.no-account-text')}
    >
      <Button kind="main" onPress={() => show({ name: 'accounts' })}>
        {say('window.manage-accounts')}
      </Button>
    </EmptyState>
  );
}

function DeviceList() {
  const devices = useDevices((state) => state.devices);
  const isReading = useDevices((state) => state.isReading);
  if (devices === null)
    return isReading ? <WaitingLine>{say('devices.loading')}</WaitingLine> : null;
  if (devices.length === 0) {
    return (
      <EmptyState
        icon={<Smartphone />}
        title={say('devices.none-title')}
        text={say('devices.none-text')}
      />
    );
  }
  return <ListedDevices devices={devices} isReading={isReading} />;
}

interface ListedDevicesProps {
  devices: readonly Device[];
  isReading: boolean;
}

function ListedDevices({ devices, isReading }: ListedDevicesProps) {
  const query = useDevices((state) => state.query);
  const found = matchingDevices(devices, query);
  const places = placesUsed(devices);
  const disabled = devices.filter(({ status }) => status === 'DISABLED').length;
  return (
    <Card className="devices-card">
      <div className="devices-bar">
        <SearchField
          label={say('devices.search')}
          placeholder={say('devices.search-placeholder')}
          clearLabel={say('devices.search-clear')}
          value={query}
          onChange={searchDevices}
        />
        <span className="grow" />
        <span className="small numbers">
          {disabled === 0
            ? say('devices.count', { count: devices.length })
            : say('devices.count-disabled', { count: devices.length, disabled })}
        </span>
        <IconButton
          label={say(isReading ? 'devices.loading' : 'devices.reload')}
          onPress={() => void readDevices()}
        >
          <RefreshCw aria-hidden />
        </IconButton>
      </div>
      {places !== '' && <p className="devices-places small numbers">{places}</p>}
      {found.length === 0 ? (
        <p className="devices-no-match" role="status">
          {say('devices.no-match', { query })}
        </p>
      ) : (
        <DeviceTable devices={found} />
      )}
    </Card>
  );
}
