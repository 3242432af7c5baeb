import { type ApiError, attributeError } from '../protocol/api-error';
import { clearableFlag, clearableText } from '../protocol/body';
import { missingContacts } from '../world/review';
import type { BetaAppReviewDetailRow } from '../world/rows';
import type { ReviewContact } from '../world/store-rows';
import { equals } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { limitErrors } from './text-checks';
import { changeRoute } from './write-routes';

const longestNotes = 4000;

/** The number of digits after some country codes; elsewhere a phone number may have 7 to 15 in all. */
const digitsAfter: Record<string, number> = { '1': 10, '503': 8 };

function isPhone(text: string): boolean {
  const digits = /^\+([\d ().-]+)$/.exec(text)?.[1]?.replace(/\D/g, '') ?? '';
  const country = Object.keys(digitsAfter).find((code) => digits.startsWith(code));
  if (country) return digits.length === country.length + (digitsAfter[country] ?? 0);
  return digits.length >= 7 && digits.length <= 15;
}

/** The resulting row is checked as a whole, whichever part of it was sent (app-store-connect.md, groups 13). */
export function contactErrors(row: ReviewContact): ApiError[] {
  const missing = missingContacts(row);
  const first = missing[0];
  if (first) return [attributeError('REQUIRED', first, `A value for '${first}' is required`)];
  if (!isPhone(row.contactPhone ?? '')) {
    return [attributeError('INVALID', 'contactPhone', 'The format of the phone number is invalid')];
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(row.contactEmail ?? '')) {
    return [attributeError('INVALID', 'contactEmail', 'The email address is invalid')];
  }
  return limitErrors('notes', row.notes, longestNotes);
}

function change(row: BetaAppReviewDetailRow, { body }: ApiRequest): ApiError[] {
  const wanted = { ...row, ...body.attributes } as BetaAppReviewDetailRow;
  wanted.demoAccountRequired ??= false;
  const errors = contactErrors(wanted);
  if (errors.length === 0) Object.assign(row, wanted);
  return errors;
}

export const contactRules = {
  contactFirstName: clearableText,
  contactLastName: clearableText,
  contactPhone: clearableText,
  contactEmail: clearableText,
  demoAccountName: clearableText,
  demoAccountPassword: clearableText,
  demoAccountRequired: clearableFlag,
  notes: clearableText,
};

export const betaAppReviewDetailRoutes: Route[] = [
  listRoute('betaAppReviewDetails', ({ moment }) => moment.state.betaAppReviewDetails, {
    filters: { app: equals<BetaAppReviewDetailRow>((row) => row.appId) },
    requiredFilters: ['app'],
    includes: ['app'],
  }),
  instanceRoute('betaAppReviewDetails', { includes: ['app'] }),
  changeRoute<BetaAppReviewDetailRow>('betaAppReviewDetails', {
    access: 'manage',
    attributes: contactRules,
    change,
  }),
  ...relatedRoutes('betaAppReviewDetails', 'app'),
];
