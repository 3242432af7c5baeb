import { create } from 'zustand';
import type { Account } from '#shared/domain/account';
import type { Device, DeviceFile, DeviceResult } from '#shared/domain/device';
import type { AppError } from '#shared/errors';
import { accountById, activeAccount, type Snapshots } from './snapshots';

/** A file on its way through the import sheet. */
export type DeviceImport =
  | { step: 'reading'; fileName: string | null }
  | { step: 'preview'; file: DeviceFile; isDeclined: boolean; error: AppError | null }
  | { step: 'sending'; file: DeviceFile }
  | { step: 'done'; file: DeviceFile; results: readonly DeviceResult[] };

interface DevicesState {
  /** The account chosen on the screen; null follows the account in use. */
  accountId: string | null;
  /** The account whose devices are listed. */
  readFor: string | null;
  /** Null until they were read. */
  devices: readonly Device[] | null;
  isReading: boolean;
  /** Why the list could not be read, or a device not be changed. */
  error: { error: AppError; of: 'list' | 'change' | 'file' } | null;
  query: string;
  /** Null while no file is being imported. */
  import: DeviceImport | null;
}

export const emptyDevices: DevicesState = {
  accountId: null,
  readFor: null,
  devices: null,
  isReading: false,
  error: null,
  query: '',
  import: null,
};

export const useDevices = create<DevicesState>(() => emptyDevices);

/** The account whose devices are shown: the one chosen here while it exists, else the one in use. */
export function devicesAccount(
  snapshots: Pick<Snapshots, 'accounts' | 'settings'>,
  accountId: string | null,
): Account | null {
  return accountById(snapshots.accounts, accountId) ?? activeAccount(snapshots);
}
