import { signingOf } from '../world/signing';
import type { CertificateRow } from '../world/signing-rows';
import { byOwnId, equals, sortKey } from './filters';
import { instanceRoute, listRoute } from './read-routes';
import type { Route } from './route';
import { forTeamKeys } from './team-keys';
import { certificateTypes } from './words';

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
]);
