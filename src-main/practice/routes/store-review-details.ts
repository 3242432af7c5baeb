import { type ApiError, stateError } from '../protocol/api-error';
import { newId } from '../world/ids';
import type { AppStoreReviewDetailRow, ReviewContact } from '../world/store-rows';
import { contactErrors, contactRules } from './beta-app-review-details';
import { instanceRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { versionOf } from './store-release';
import { changeRoute, createRoute, type Made } from './write-routes';

const emptyContact: ReviewContact = {
  contactFirstName: null,
  contactLastName: null,
  contactPhone: null,
  contactEmail: null,
  demoAccountRequired: false,
  demoAccountName: null,
  demoAccountPassword: null,
  notes: null,
};

function withSent(contact: ReviewContact, { body }: ApiRequest): ReviewContact {
  const wanted = { ...contact, ...body.attributes } as ReviewContact;
  return { ...wanted, demoAccountRequired: wanted.demoAccountRequired ?? false };
}

function create(request: ApiRequest): Made {
  const found = versionOf(request);
  if ('errors' in found) return found;
  const rows = request.world.state.appStoreReviewDetails;
  const versionId = found.version.id;
  if (rows.some((row) => row.versionId === versionId)) {
    return { errors: [stateError('The version has its review detail already; change that one')] };
  }
  const contact = withSent(emptyContact, request);
  const errors = contactErrors(contact);
  if (errors.length > 0) return { errors };
  const row: AppStoreReviewDetailRow = { id: newId(), versionId, ...contact };
  rows.push(row);
  return { row };
}

function change(row: AppStoreReviewDetailRow, request: ApiRequest): ApiError[] {
  const wanted = withSent(row, request);
  const errors = contactErrors(wanted);
  if (errors.length === 0) Object.assign(row, wanted);
  return errors;
}

const includes = ['appStoreVersion', 'appStoreReviewAttachments'];

export const appStoreReviewDetailRoutes: Route[] = [
  instanceRoute('appStoreReviewDetails', { includes }),
  ...relatedRoutes('appStoreReviewDetails', 'appStoreReviewAttachments', {
    includes: ['appStoreReviewDetail'],
  }),
  createRoute('appStoreReviewDetails', {
    access: 'manage',
    attributes: contactRules,
    relationships: { appStoreVersion: { type: 'appStoreVersions', isRequired: true } },
    create,
  }),
  changeRoute<AppStoreReviewDetailRow>('appStoreReviewDetails', {
    access: 'manage',
    attributes: contactRules,
    change,
  }),
];
