import { clearableFlag } from '../protocol/body-rules';
import { signingOf } from '../world/signing';
import type { CertificateRow } from '../world/signing-rows';
import {
  activateCertificate,
  certificateRules,
  requestCertificate,
  revokeCertificate,
} from './certificate-writes';
import { byOwnId, equals, sortKey } from './filters';
import { instanceRoute, listRoute } from './read-routes';
import type { Route } from './route';
import { forTeamKeys } from './team-keys';
import { certificateTypes } from './words';
import { changeRoute, createRoute, removeRoute } from './write-routes';

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
