import { randomBytes } from 'node:crypto';
import { type ApiError, attributeError, stateError } from '../protocol/api-error';
import { type AttributeRule, clearableFlag, requiredText } from '../protocol/body';
import { pacificDate } from '../protocol/pacific-date';
import { certificateOf, teamId } from '../world/default-signing';
import { day } from '../world/delays';
import { issueCertificate, requestedKey } from '../world/issue-certificate';
import { signingOf } from '../world/signing';
import { type CertificateRow, signingId } from '../world/signing-rows';
import { certificateTypes } from './enum-values';
import { byOwnId, equals, sortKey } from './filters';
import { instanceRoute, listRoute } from './read-routes';
import type { ApiRequest, Route } from './route';
import { forTeamKeys } from './users';
import { changeRoute, createRoute, type Made, removeRoute } from './write-routes';

const certificateRules: Record<string, AttributeRule> = {
  csrContent: requiredText,
  certificateType: { ...requiredText, oneOf: certificateTypes },
};

/** The number of certificates of a type that a team can have at a time. */
const maxPerType = 3;
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
  const isFull = rows.filter((row) => row.certificateType === type).length >= maxPerType;
  const message = `The team has ${maxPerType} certificates of the type ${type}; revoke one first`;
  return isFull ? [stateError(message)] : [];
}

/** Passes and payments have identifiers, of which the practice team has none. */
function typeErrors(type: string): ApiError[] {
  if (!/PASS_TYPE|APPLE_PAY|IDENTITY_ACCESS/.test(type)) return [];
  const message = `A certificate of the type ${type} needs an identifier that the team does not have`;
  return [attributeError('INVALID', 'certificateType', message)];
}

function requestCertificate({ body, moment }: ApiRequest): Made {
  const { certificates } = signingOf(moment);
  const type = String(body.attributes.certificateType);
  const key = requestedKey(String(body.attributes.csrContent));
  if (!key) {
    const message = 'This is no certificate signing request';
    return { errors: [attributeError('INVALID', 'csrContent', message)] };
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

function activateCertificate(row: CertificateRow, { body }: ApiRequest): ApiError[] {
  const { activated } = body.attributes;
  if (typeof activated === 'boolean') row.activated = activated;
  return [];
}

/** Profiles with a revoked certificate become invalid. */
function revokeCertificate(row: CertificateRow, { moment }: ApiRequest): ApiError[] {
  const rows = signingOf(moment);
  rows.certificates = rows.certificates.filter((other) => other !== row);
  for (const profile of rows.profiles.filter((one) => one.certificateIds.includes(row.id))) {
    profile.certificateIds = profile.certificateIds.filter((id) => id !== row.id);
    profile.profileState = 'INVALID';
  }
  return [];
}

const includes = ['passTypeId'];

export const certificateRoutes: Route[] = forTeamKeys([
  listRoute('certificates', ({ moment }) => signingOf(moment).certificates, {
    filters: {
      displayName: equals<CertificateRow>((certificate) => certificate.displayName),
      certificateType: equals<CertificateRow>(
        (certificate) => certificate.certificateType,
        certificateTypes,
      ),
      serialNumber: equals<CertificateRow>((certificate) => certificate.serialNumber),
      id: byOwnId,
    },
    sorts: {
      displayName: sortKey<CertificateRow>((certificate) => certificate.displayName),
      certificateType: sortKey<CertificateRow>((certificate) => certificate.certificateType),
      serialNumber: sortKey<CertificateRow>((certificate) => certificate.serialNumber),
      id: sortKey<CertificateRow>((certificate) => certificate.id),
    },
    includes,
  }),
  instanceRoute('certificates', { includes }),
  createRoute('certificates', {
    access: 'manage',
    attributes: certificateRules,
    relationships: {},
    create: requestCertificate,
  }),
  changeRoute<CertificateRow>('certificates', {
    access: 'manage',
    attributes: { activated: clearableFlag },
    change: activateCertificate,
  }),
  removeRoute<CertificateRow>('certificates', 'manage', revokeCertificate),
]);
