import { useState } from 'react';
import {
  Cell,
  Collection,
  Column,
  Row,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
} from 'react-aria-components';
import type { Device } from '#shared/domain/device';
import { deviceKind, deviceName, deviceState } from '#shared/words/device-words';
import { say } from '#shared/words/say';
import { dayOfYear } from '#shared/words/time';
import { setDeviceStatus } from '../../store/device-actions';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { CopyButton } from '../../ui/copy-button';
import { sortedDevices, stateTone } from '../../words/device';
import { RenameDevice } from './rename-device';
import './device-table.css';

/** One row a device. The arrow keys move between cells and their buttons. */
export function DeviceTable({ devices }: { devices: readonly Device[] }) {
  const [sort, setSort] = useState<SortDescriptor>({ column: 'name', direction: 'ascending' });
  const [renamed, setRenamed] = useState<Device | null>(null);
  const rows = sortedDevices(devices, sort.column, sort.direction);
  return (
    <>
      <Table
        className="device-table"
        aria-label={say('devices.title')}
        sortDescriptor={sort}
        onSortChange={setSort}
      >
        <TableHeader>
          <SortColumn id="name" isRowHeader name={say('devices.column-name')} />
          <SortColumn id="udid" name={say('devices.column-udid')} />
          <SortColumn id="added" name={say('devices.column-added')} />
          <SortColumn id="state" name={say('devices.column-state')} />
          <Column id="actions" className="device-column">
            <span className="unseen">{say('devices.column-actions')}</span>
          </Column>
        </TableHeader>
        <TableBody>
          <Collection items={rows}>
            {(device) => <DeviceRow device={device} onRename={() => setRenamed(device)} />}
          </Collection>
        </TableBody>
      </Table>
      <RenameDevice device={renamed} onClose={() => setRenamed(null)} />
    </>
  );
}

interface SortColumnProps {
  id: string;
  name: string;
  isRowHeader?: boolean;
}

function SortColumn({ name, ...rest }: SortColumnProps) {
  return (
    <Column {...rest} className={`device-column device-column-${rest.id}`} allowsSorting>
      {({ sortDirection }) => (
        <span className="device-column-name">
          {name}
          <span aria-hidden>{sortMarks[sortDirection ?? 'none']}</span>
        </span>
      )}
    </Column>
  );
}

const sortMarks = { ascending: '↑', descending: '↓', none: '' } as const;

interface DeviceRowProps {
  device: Device;
  onRename: () => void;
}

function DeviceRow({ device, onRename }: DeviceRowProps) {
  const name = deviceName(device);
  const isDisabled = device.status === 'DISABLED';
  return (
    <Row id={device.id} className="device-row" textValue={name}>
      <Cell className="device-cell">
        <b className="device-name">
          <bdi>{name}</bdi>
        </b>
        <span className="small">{deviceKind(device)}</span>
      </Cell>
      <Cell className="device-cell">
        {device.udid !== '' && (
          <span className="device-udid">
            <code>{device.udid}</code>
            <CopyButton isIcon text={device.udid}>
              {say('devices.copy-udid', { name })}
            </CopyButton>
          </span>
        )}
      </Cell>
      <Cell className="device-cell device-column-added small numbers">
        {device.addedAt === null ? '' : dayOfYear(device.addedAt)}
      </Cell>
      <Cell className="device-cell">
        <Chip tone={stateTone(device)}>{deviceState(device)}</Chip>
        {device.status === 'PROCESSING' && (
          <p className="small device-hint">{say('devices.processing-hint')}</p>
        )}
      </Cell>
      <Cell className="device-cell">
        <span className="device-actions">
          <Button size="small" label={say('devices.rename-one', { name })} onPress={onRename}>
            {say('accounts.rename')}
          </Button>
          <Button
            size="small"
            label={say(isDisabled ? 'devices.enable-one' : 'devices.disable-one', { name })}
            onPress={() => void setDeviceStatus(device, isDisabled ? 'ENABLED' : 'DISABLED')}
          >
            {say(isDisabled ? 'devices.enable' : 'devices.disable')}
          </Button>
        </span>
      </Cell>
    </Row>
  );
}
