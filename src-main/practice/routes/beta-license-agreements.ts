import type { ApiError } from '../protocol/api-error';
import { clearableText } from '../protocol/body';
import type { AppRow } from '../world/rows';
import { equals } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { changeRoute } from './write-routes';

function change(app: AppRow, { body }: ApiRequest): ApiError[] {
  const { agreementText } = body.attributes;
  if (agreementText !== undefined) app.betaLicenseAgreement = agreementText as string | null;
  return [];
}

export const betaLicenseAgreementRoutes: Route[] = [
  listRoute('betaLicenseAgreements', ({ moment }) => moment.state.apps, {
    filters: { app: equals<AppRow>((app) => app.id) },
    includes: ['app'],
  }),
  instanceRoute('betaLicenseAgreements', { includes: ['app'] }),
  changeRoute<AppRow>('betaLicenseAgreements', {
    access: 'manage',
    attributes: { agreementText: clearableText },
    change,
  }),
  ...relatedRoutes('betaLicenseAgreements', 'app'),
];
