import type { FaultSet } from '../faults';
import { refusalOf, storedText, worded } from '../odd/note-faults';
import { type ApiError, attributeError, relationshipError } from '../protocol/api-error';
import { clearableText, requiredText } from '../protocol/body';
import { seenBuild, seenNotes } from '../resources/builds';
import { newId } from '../world/ids';
import type { BetaBuildLocalizationRow, BuildRow } from '../world/rows';
import type { Moment } from '../world/state';
import { equals, equalsInAnyCase } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { localeErrors, noteErrors } from './text-checks';
import { changeRoute, createRoute, type Made, relatedId, removeRoute } from './write-routes';

/** The app needs test information in a language before its builds can have a note in it. */
function informationErrors(build: BuildRow, locale: string, { state }: Moment): ApiError[] {
  const hasRow = state.betaAppLocalizations.some(
    (row) => row.appId === build.appId && row.locale === locale,
  );
  if (hasRow) return [];
  return [
    attributeError('INVALID', 'locale', `The app has no beta app localization for '${locale}' yet`),
  ];
}

function textErrors(text: unknown, locale: string, faults: FaultSet): ApiError[] {
  const errors = noteErrors('whatsNew', text);
  return worded(errors.length > 0 ? errors : refusalOf(locale, faults), faults);
}

function createErrors(
  build: BuildRow,
  locale: string,
  { body, moment, world }: ApiRequest,
): ApiError[] {
  const isHidden = world.faults.peek('primary-note')?.argument === 'hidden';
  const rows = isHidden ? moment.state.betaBuildLocalizations : seenNotes(moment);
  const taken = rows.filter((note) => note.buildId === build.id);
  const checks = [
    () => textErrors(body.attributes.whatsNew, locale, world.faults),
    () =>
      localeErrors(
        locale,
        taken.map((note) => note.locale),
      ),
    () => informationErrors(build, locale, moment),
  ];
  for (const check of checks) {
    const errors = check();
    if (errors.length > 0) return errors;
  }
  return [];
}

function create(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const buildId = relatedId(request, 'build');
  const locale = String(body.attributes.locale);
  const build = seenBuild(buildId, moment);
  if (!build) {
    return {
      errors: [
        relationshipError('INVALID', 'build', `There is no build with id '${buildId}'`, '/data/id'),
      ],
    };
  }
  const errors = createErrors(build, locale, request);
  if (errors.length > 0) return { errors };
  const whatsNew = storedText(body.attributes.whatsNew, world.faults);
  const row: BetaBuildLocalizationRow = {
    id: newId(),
    buildId,
    locale,
    whatsNew,
    appearsAt: moment.now,
  };
  // A row that was going to be created automatically is not created anymore.
  world.state.betaBuildLocalizations = world.state.betaBuildLocalizations
    .filter((note) => note.buildId !== buildId || note.locale !== locale)
    .concat(row);
  return { row };
}

function change(note: BetaBuildLocalizationRow, { body, world }: ApiRequest): ApiError[] {
  const { whatsNew } = body.attributes;
  const errors = textErrors(whatsNew, note.locale, world.faults);
  if (errors.length === 0 && whatsNew !== undefined)
    note.whatsNew = storedText(whatsNew, world.faults);
  return errors;
}

function remove(note: BetaBuildLocalizationRow, { world }: ApiRequest): ApiError[] {
  world.state.betaBuildLocalizations = world.state.betaBuildLocalizations.filter(
    (row) => row !== note,
  );
  return [];
}

export const betaBuildLocalizationRoutes: Route[] = [
  listRoute('betaBuildLocalizations', ({ moment }) => seenNotes(moment), {
    filters: {
      build: equals<BetaBuildLocalizationRow>((note) => note.buildId),
      locale: equalsInAnyCase<BetaBuildLocalizationRow>((note) => note.locale),
    },
    includes: ['build'],
  }),
  instanceRoute('betaBuildLocalizations', { includes: ['build'] }),
  createRoute('betaBuildLocalizations', {
    access: 'manage',
    attributes: { locale: requiredText, whatsNew: clearableText },
    relationships: { build: { type: 'builds', isRequired: true } },
    create,
  }),
  changeRoute<BetaBuildLocalizationRow>('betaBuildLocalizations', {
    access: 'manage',
    attributes: { whatsNew: clearableText },
    change,
  }),
  removeRoute<BetaBuildLocalizationRow>('betaBuildLocalizations', 'manage', remove),
  ...relatedRoutes('betaBuildLocalizations', 'build'),
];
