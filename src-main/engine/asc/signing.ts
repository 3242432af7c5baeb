import { z } from 'zod';
import { AppException } from '#shared/errors';
import type { AscClient } from './client';
import { text } from './fields';
import { attributesOf, many } from './relationship';

const ProfileAttributes = z.object({
  uuid: text,
  profileState: text,
  expirationDate: text,
});
const CertificateAttributes = z.object({
  serialNumber: text,
  expirationDate: text,
});

/** Why a list was not read: the key's role, or anything else. */
export type Unread = 'not-allowed' | 'no-answer';

/** A provisioning profile as the account lists it. */
export interface ListedProfile {
  uuid: string;
  /** ACTIVE, INVALID, or a value Apple adds later. */
  state: string;
  /** ISO 8601. */
  expires: string | null;
}

/** A certificate as the account lists it; revoked ones are no longer listed. */
export interface ListedCertificate {
  /** Hexadecimal, uppercase, without leading zeros. */
  serialNumber: string;
  /** ISO 8601. */
  expires: string | null;
}

/** The account's profiles, or why they can't be read: the package can be sent without. */
export async function listProfiles(client: AscClient): Promise<ListedProfile[] | Unread> {
  const query = { 'fields[profiles]': 'uuid,profileState,expirationDate', limit: 200 };
  const document = await client.brief.list('/v1/profiles', query).catch(unreadReason);
  if (typeof document === 'string') return document;
  return many(document).map((resource) => {
    const { uuid, profileState, expirationDate } = attributesOf(resource, ProfileAttributes);
    return { uuid: uuid ?? '', state: profileState ?? '', expires: expirationDate };
  });
}

/** The account's certificates, or why they can't be read. */
export async function listCertificates(client: AscClient): Promise<ListedCertificate[] | Unread> {
  const query = { 'fields[certificates]': 'serialNumber,expirationDate', limit: 200 };
  const document = await client.brief.list('/v1/certificates', query).catch(unreadReason);
  if (typeof document === 'string') return document;
  return many(document).map((resource) => {
    const { serialNumber, expirationDate } = attributesOf(resource, CertificateAttributes);
    return { serialNumber: plainSerial(serialNumber ?? ''), expires: expirationDate };
  });
}

/** Normalizes a serial number, so that two can be compared. */
export function plainSerial(serialNumber: string): string {
  return serialNumber.toUpperCase().replace(/^0+(?=.)/, '');
}

function unreadReason(thrown: unknown): Unread {
  if (!(thrown instanceof AppException)) throw thrown;
  return thrown.error.code === 'role-too-small' ? 'not-allowed' : 'no-answer';
}
