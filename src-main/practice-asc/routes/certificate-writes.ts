import { randomBytes } from 'node:crypto';
import type { ApiError } from '../protocol/api-error';
import { type AttributeRule, requiredText } from '../protocol/body-rules';
import { attributeError, stateError } from '../protocol/entity-errors';
import { pacificDate } from '../protocol/pacific-date';
import { day } from '../world/delays';
import { issueCertificate, requestedKey } from '../world/issue-certificate';
import { signingOf } from '../world/signing';
import { signingId } from '../world/signing-id';
import type { CertificateRow } from '../world/signing-rows';
import { certificateOf, teamId } from '../world/usual-certificates';
import type { ApiRequest } from './route';
import { certificateTypes } from './words';
import type { Made } from './write-routes';

export const certificateRules: Record<string, AttributeRule> = {
  csrContent: requiredText,
  certificateType: { ...requiredText, oneOf: certificateTypes },
};

/** So many of a type a team can have at a time. */
const mostOfAType = 3;
const daysGood = 365;

const kinds: Record<string, string> = {
  DEVELOPMENT: 'Apple Development',
  DISTRIBUTION: 'Apple Distribution',
  IOS_DEVELOPMENT: 'iPhone Developer',
  IOS_DISTRIBUTION: 'iPhone Distribution',
  DEVELOPER_ID_APPLICATION: 'Developer ID Application',
  DEVELOPER_ID_APPLICATION_G2: 'Developer ID Application',
};

function kindOf(type: string): string {
  return kinds[type] ?? `Apple ${type.toLowerCase().replaceAll('_', ' ')}`;
}

function limitErrors(type: string, rows: readonly CertificateRow[]): ApiError[] {
  const isFull = rows.filter((row) => row.certificateType === type).length >= mostOfAType;
  const words = `The team has ${mostOfAType} certificates of the type ${type}; revoke one first`;
  return isFull ? [stateError(words)] : [];
}

/** Passes and payments have identifiers of their own, which the practice team has none of. */
function typeErrors(type: string): ApiError[] {
  if (!/PASS_TYPE|APPLE_PAY|IDENTITY_ACCESS/.test(type)) return [];
  const words = `A certificate of the type ${type} needs an identifier that the team does not have`;
  return [attributeError('INVALID', 'certificateType', words)];
}

export function requestCertificate({ body, moment }: ApiRequest): Made {
  const { certificates } = signingOf(moment);
  const type = String(body.attributes.certificateType);
  const key = requestedKey(String(body.attributes.csrContent));
  if (!key) {
    const words = 'This is no certificate signing request';
    return { errors: [attributeError('INVALID', 'csrContent', words)] };
  }
  const errors = [...typeErrors(type), ...limitErrors(type, certificates)];
  if (errors.length > 0) return { errors };
  const serialNumber = randomBytes(16).toString('hex').toUpperCase();
  const until = new Date(moment.today.getTime() + daysGood * day);
  const row = {
    ...certificateOf(kindOf(type), type, pacificDate(until)),
    id: signingId('certificate', serialNumber),
    serialNumber,
  };
  const content = issueCertificate({
    ...{ key, serialNumber, until, from: moment.today },
    ...{ commonName: row.name, unit: teamId },
  });
  const made: CertificateRow = { ...row, content };
  certificates.push(made);
  return { row: made };
}

export function activateCertificate(row: CertificateRow, { body }: ApiRequest): ApiError[] {
  const { activated } = body.attributes;
  if (typeof activated === 'boolean') row.activated = activated;
  return [];
}

/** Profiles that hold a revoked certificate are good for nothing any more. */
export function revokeCertificate(row: CertificateRow, { moment }: ApiRequest): ApiError[] {
  const rows = signingOf(moment);
  rows.certificates = rows.certificates.filter((other) => other !== row);
  for (const profile of rows.profiles.filter((one) => one.certificateIds.includes(row.id))) {
    profile.certificateIds = profile.certificateIds.filter((id) => id !== row.id);
    profile.profileState = 'INVALID';
  }
  return [];
}
