import { type ApiError, attributeError, relationshipError } from '../protocol/api-error';
import { clearableText, requiredText } from '../protocol/body';
import { newId } from '../world/ids';
import type { BetaAppLocalizationRow } from '../world/rows';
import { byId } from '../world/state';
import { equals, equalsInAnyCase } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { descriptionErrors, localeErrors } from './text-checks';
import { changeRoute, createRoute, type Made, relatedId, removeRoute } from './write-routes';

const texts = [
  'description',
  'feedbackEmail',
  'marketingUrl',
  'privacyPolicyUrl',
  'tvOsPrivacyPolicy',
] as const;
const textRules = Object.fromEntries(texts.map((name) => [name, clearableText]));

function textErrors({ body }: ApiRequest): ApiError[] {
  const { description, feedbackEmail } = body.attributes;
  const errors = descriptionErrors('description', description);
  if (typeof feedbackEmail === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(feedbackEmail)) {
    errors.push(attributeError('INVALID', 'feedbackEmail', 'This is no email address'));
  }
  for (const name of ['marketingUrl', 'privacyPolicyUrl'] as const) {
    const address = body.attributes[name];
    if (typeof address === 'string' && !isWebAddress(address))
      errors.push(attributeError('INVALID', name, `The value for ${name} is not a valid URL`));
  }
  return errors;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/.]+\.[^\s]+$/i.test(text) && URL.canParse(text);
}

function sentTexts({ body }: ApiRequest): Partial<BetaAppLocalizationRow> {
  const sent = texts.filter((name) => body.attributes[name] !== undefined);
  return Object.fromEntries(sent.map((name) => [name, body.attributes[name]]));
}

function create(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const appId = relatedId(request, 'app');
  const locale = String(body.attributes.locale);
  if (!byId(moment.state.apps, appId)) {
    return {
      errors: [
        relationshipError('INVALID', 'app', `There is no app with id '${appId}'`, '/data/id'),
      ],
    };
  }
  const taken = moment.state.betaAppLocalizations.filter((row) => row.appId === appId);
  const errors = [
    ...textErrors(request),
    ...localeErrors(
      locale,
      taken.map((row) => row.locale),
    ),
  ];
  if (errors.length > 0) return { errors };
  const row: BetaAppLocalizationRow = {
    id: newId(),
    appId,
    locale,
    description: null,
    feedbackEmail: null,
    marketingUrl: null,
    privacyPolicyUrl: null,
    tvOsPrivacyPolicy: null,
    ...sentTexts(request),
  };
  world.state.betaAppLocalizations.push(row);
  return { row };
}

function change(row: BetaAppLocalizationRow, request: ApiRequest): ApiError[] {
  const errors = textErrors(request);
  if (errors.length === 0) Object.assign(row, sentTexts(request));
  return errors;
}

function remove(row: BetaAppLocalizationRow, { world }: ApiRequest): ApiError[] {
  world.state.betaAppLocalizations = world.state.betaAppLocalizations.filter(
    (other) => other !== row,
  );
  return [];
}

export const betaAppLocalizationRoutes: Route[] = [
  listRoute('betaAppLocalizations', ({ moment }) => moment.state.betaAppLocalizations, {
    filters: {
      app: equals<BetaAppLocalizationRow>((row) => row.appId),
      locale: equalsInAnyCase<BetaAppLocalizationRow>((row) => row.locale),
    },
    includes: ['app'],
  }),
  instanceRoute('betaAppLocalizations', { includes: ['app'] }),
  createRoute('betaAppLocalizations', {
    access: 'manage',
    attributes: { locale: requiredText, ...textRules },
    relationships: { app: { type: 'apps', isRequired: true } },
    create,
  }),
  changeRoute<BetaAppLocalizationRow>('betaAppLocalizations', {
    access: 'manage',
    attributes: textRules,
    change,
  }),
  removeRoute<BetaAppLocalizationRow>('betaAppLocalizations', 'manage', remove),
  ...relatedRoutes('betaAppLocalizations', 'app'),
];
