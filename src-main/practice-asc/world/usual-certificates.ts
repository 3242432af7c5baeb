import { fixedId } from './ids';
import { signingId } from './signing-id';
import type { CertificateRow } from './signing-rows';

/** The team of sample packages. */
export const teamId = '9NW47H2K3L';
const teamName = 'Northwind Apps';

/** A date so many days from when the rows are made, as text; below zero is the past. */
export type InDays = (days: number) => string;

export function certificateOf(kind: string, type: string, expirationDate: string): CertificateRow {
  const displayName = `${teamName} (${teamId})`;
  return {
    id: signingId('certificate', kind, expirationDate),
    name: `${kind}: ${displayName}`,
    displayName,
    certificateType: type,
    serialNumber: fixedId('serial', kind, expirationDate).replaceAll('-', '').toUpperCase(),
    platform: type === 'IOS_DISTRIBUTION' ? 'IOS' : 'UNIVERSAL',
    expirationDate,
    activated: true,
  };
}

export function makeCertificates(inDays: InDays) {
  return {
    current: certificateOf('Apple Distribution', 'DISTRIBUTION', inDays(240)),
    older: certificateOf('iPhone Distribution', 'IOS_DISTRIBUTION', inDays(12)),
    development: certificateOf('Apple Development', 'DEVELOPMENT', inDays(150)),
  };
}
