import type {
  Device,
  DeviceChange,
  DeviceFile,
  DeviceResult,
  NewDevice,
} from '#shared/domain/device';
import { type AppError, appError } from '#shared/errors';
import { addedWords, deviceName, importSummary } from '#shared/words/device-words';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { type DeviceImport, devicesAccount, emptyDevices, useDevices } from './devices';
import { useSnapshots } from './snapshots';
import { announcer, showToast } from './window';

const shownAccount = (): string | null =>
  devicesAccount(useSnapshots.getState(), useDevices.getState().accountId)?.id ?? null;

/** Reads the devices of the shown account; those of another one are never left standing under its name. */
export async function readDevices(): Promise<void> {
  const accountId = shownAccount();
  if (accountId === null) return;
  const isOther = useDevices.getState().readFor !== accountId;
  useDevices.setState({
    readFor: accountId,
    isReading: true,
    error: null,
    ...(isOther && { devices: null, query: '' }),
  });
  const reply = await request('devices:list', { accountId });
  // Another account was chosen meanwhile.
  if (useDevices.getState().readFor !== accountId) return;
  useDevices.setState(
    reply.ok
      ? { devices: reply.value, isReading: false }
      : { isReading: false, error: { error: reply.error, of: 'list' } },
  );
}

export function chooseDevicesAccount(accountId: string): void {
  useDevices.setState({ ...emptyDevices, accountId });
}

export function searchDevices(query: string): void {
  useDevices.setState({ query });
}

/** Puts a device as Apple answered it into the list: reading it again at once might not show it yet. */
function putDevices(accountId: string, changed: readonly Device[]): void {
  const { readFor, devices } = useDevices.getState();
  if (readFor !== accountId || devices === null) return;
  const ids = new Set(changed.map(({ id }) => id));
  useDevices.setState({ devices: [...devices.filter(({ id }) => !ids.has(id)), ...changed] });
}

const registered = (results: readonly DeviceResult[]): Device[] =>
  results.flatMap(({ device }) => (device === null ? [] : [device]));

/** Registers a device; returns the error if that failed. */
export async function addDevice(device: NewDevice): Promise<AppError | null> {
  const accountId = shownAccount();
  if (accountId === null) return null;
  const reply = await request('devices:add', { accountId, device });
  if (!reply.ok) return reply.error;
  putDevices(accountId, registered([reply.value]));
  showToast(addedWords(reply.value));
  return null;
}

/** Changes a device, with an undo; returns the error if that failed. */
export async function changeDevice(device: Device, change: DeviceChange): Promise<AppError | null> {
  const accountId = useDevices.getState().readFor;
  if (accountId === null) return null;
  const failed = await sendChange(accountId, device.id, change);
  if (failed !== null) return failed;
  const before: DeviceChange =
    change.status === undefined ? { name: device.name } : { status: otherStatus(change.status) };
  showToast(changeWords(device, change), () => void undoChange(accountId, device.id, before));
  return null;
}

async function undoChange(accountId: string, id: string, before: DeviceChange): Promise<void> {
  const failed = await sendChange(accountId, id, before);
  useDevices.setState({ error: failed === null ? null : { error: failed, of: 'change' } });
}

async function sendChange(
  accountId: string,
  deviceId: string,
  change: DeviceChange,
): Promise<AppError | null> {
  const reply = await request('devices:change', { accountId, deviceId, change });
  if (!reply.ok) return reply.error;
  putDevices(accountId, [reply.value]);
  return null;
}

const otherStatus = (status: 'ENABLED' | 'DISABLED') =>
  status === 'ENABLED' ? 'DISABLED' : 'ENABLED';

function changeWords(device: Device, { name, status }: DeviceChange): string {
  if (name !== undefined) return say('devices.renamed', { name });
  return status === 'ENABLED'
    ? say('devices.enabled', { name: deviceName(device) })
    : say('devices.disabled', { name: deviceName(device) });
}

/** Enables or disables a device; an error is shown on the screen. */
export async function setDeviceStatus(
  device: Device,
  status: 'ENABLED' | 'DISABLED',
): Promise<void> {
  useDevices.setState({ error: null });
  const failed = await changeDevice(device, { status });
  if (failed !== null) useDevices.setState({ error: { error: failed, of: 'change' } });
}

const listFile = /\.(txt|text|csv|tsv|tab)$/i;

/** A dropped file: any other than text is refused here, because the page may only name such files. */
export async function takeDroppedDevices(path: string, fileName: string): Promise<void> {
  if (listFile.test(fileName)) return readFile(path, fileName);
  const error = appError(
    'devices-unreadable',
    message('devices.file.not-text', { file: fileName }),
  );
  useDevices.setState({ error: { error, of: 'file' } });
}

/** The system's dialog; nothing happens when it is closed. */
export function chooseDevicesFile(): Promise<void> {
  return readFile(null, null);
}

async function readFile(path: string | null, fileName: string | null): Promise<void> {
  const accountId = shownAccount();
  if (accountId === null) return;
  if (fileName !== null) setImport({ step: 'reading', fileName });
  useDevices.setState({ error: null });
  const reply = await request('devices:read-file', { accountId, path });
  if (shownAccount() !== accountId) return;
  if (!reply.ok)
    return useDevices.setState({ import: null, error: { error: reply.error, of: 'file' } });
  const file = reply.value;
  setImport(file === null ? null : { step: 'preview', file, isDeclined: false, error: null });
}

const setImport = (next: DeviceImport | null): void => useDevices.setState({ import: next });

export function closeImport(): void {
  setImport(null);
}

/** Registers the new devices of a file, after a person's yes in the system's dialog. */
export async function importDevices(file: DeviceFile): Promise<void> {
  const accountId = shownAccount();
  const devices = newDevices(file);
  if (accountId === null || devices.length === 0) return;
  setImport({ step: 'sending', file });
  const reply = await request('devices:import', { accountId, devices });
  if (!reply.ok || reply.value === null) {
    const error = reply.ok ? null : reply.error;
    return setImport({ step: 'preview', file, isDeclined: reply.ok, error });
  }
  putDevices(accountId, registered(reply.value));
  const open = useDevices.getState().import;
  const isOpen = open?.step === 'sending' && open.file === file;
  const summary = importSummary(reply.value, file.lines);
  if (!isOpen) return showToast(summary);
  setImport({ step: 'done', file, results: reply.value });
  announcer.announceNow(summary);
}

export function newDevices({ lines }: DeviceFile): NewDevice[] {
  return lines.flatMap(({ device }) => (device === null ? [] : [device]));
}
