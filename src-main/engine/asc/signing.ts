import { z } from 'zod';
import type { AscClient } from './client';
import { Refusal } from './refusal';
import { many } from './relationship';

const ProfileAttributes = z.object({
  uuid: z.string(),
  profileState: z.string().nullish(),
  expirationDate: z.string().nullish(),
});
const CertificateAttributes = z.object({
  serialNumber: z.string(),
  expirationDate: z.string().nullish(),
});

/** A provisioning profile as the account lists it. */
export interface ListedProfile {
  uuid: string;
  /** ACTIVE, INVALID, or a word that Apple adds. */
  state: string;
  /** ISO 8601. */
  expires: string | null;
}

/** A certificate as the account lists it; a revoked one is not listed any more. */
export interface ListedCertificate {
  /** Hexadecimal, in capitals, without leading zeros. */
  serialNumber: string;
  /** ISO 8601. */
  expires: string | null;
}

/** The account's profiles; null when this key may not read them. */
export async function listProfiles(client: AscClient): Promise<ListedProfile[] | null> {
  const query = { 'fields[profiles]': 'uuid,profileState,expirationDate', limit: 200 };
  const document = await client.list('/v1/profiles', query).catch(nullIfForbidden);
  if (document === null) return null;
  return many(document).map(({ attributes }) => {
    const { uuid, profileState, expirationDate } = ProfileAttributes.parse(attributes);
    return { uuid, state: profileState ?? '', expires: expirationDate ?? null };
  });
}

/** The account's certificates; null when this key may not read them. */
export async function listCertificates(client: AscClient): Promise<ListedCertificate[] | null> {
  const query = { 'fields[certificates]': 'serialNumber,expirationDate', limit: 200 };
  const document = await client.list('/v1/certificates', query).catch(nullIfForbidden);
  if (document === null) return null;
  return many(document).map(({ attributes }) => {
    const { serialNumber, expirationDate } = CertificateAttributes.parse(attributes);
    return { serialNumber: plainSerial(serialNumber), expires: expirationDate ?? null };
  });
}

/** One spelling for a serial number, so that two can be compared. */
export function plainSerial(serialNumber: string): string {
  return serialNumber.toUpperCase().replace(/^0+(?=.)/, '');
}

function nullIfForbidden(thrown: unknown): null {
  if (thrown instanceof Refusal && thrown.trouble.code === 'role-too-small') return null;
  throw thrown;
}
