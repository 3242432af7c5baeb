import { day } from '../world/delays';
import { fixedId } from '../world/ids';
import type { AppStoreVersionRow } from '../world/rows';
import type { ReviewSubmissionRow } from '../world/store-rows';
import { daysAgo, type SeedBuilder } from './seed-builder';

/** Texts in one language that pass review. */
function addStoreTexts(
  { state }: SeedBuilder,
  version: AppStoreVersionRow,
  locale: string,
  texts: { description: string; keywords: string; whatsNew: string | null },
): void {
  state.appStoreVersionLocalizations.push({
    id: fixedId('store-texts', version.id, locale),
    versionId: version.id,
    locale,
    ...texts,
    marketingUrl: null,
    promotionalText: null,
    supportUrl: 'https://example.com/support',
  });
}

/** English and German, the languages of the app. */
export function addOrbitTexts(
  builder: SeedBuilder,
  version: AppStoreVersionRow,
  whatsNew: { english: string; german: string | null },
): void {
  addStoreTexts(builder, version, 'en-US', {
    description: 'Notes that stay in orbit.',
    keywords: 'notes,folders,orbit',
    whatsNew: whatsNew.english,
  });
  addStoreTexts(builder, version, 'de-DE', {
    description: 'Notizen, die im Orbit bleiben.',
    keywords: 'notizen,ordner,orbit',
    whatsNew: whatsNew.german,
  });
}

/** The same contact as for beta review. */
export function addStoreContact({ state }: SeedBuilder, version: AppStoreVersionRow): void {
  const beta = state.betaAppReviewDetails.find((row) => row.appId === version.appId);
  if (!beta) return;
  const { id: _id, appId: _appId, ...contact } = beta;
  const id = fixedId('store-contact', version.id);
  state.appStoreReviewDetails.push({ id, versionId: version.id, ...contact });
}

/** The app's encryption declaration; approved long ago, for builds to refer to. */
export function addDeclaration(builder: SeedBuilder, appId: string): void {
  builder.state.encryptionDeclarations.push({
    id: fixedId('declaration', appId),
    appId,
    appDescription: 'Notes are encrypted on their way between devices.',
    containsProprietaryCryptography: false,
    containsThirdPartyCryptography: true,
    availableOnFrenchStore: true,
    createdDate: daysAgo(builder, 100),
    reviewBeginsAt: builder.now - 99 * day,
    approvedAt: builder.now - 98 * day,
    document: { fileName: 'Encryption in Orbit Notes.pdf', fileSize: 48_213 },
  });
}

/** Puts a version into review. Days count from the start of the scenario; negative is the past. */
export function addSubmission(
  builder: SeedBuilder,
  version: AppStoreVersionRow,
  days: { submitted: number; begins: number; decided: number },
  decision: ReviewSubmissionRow['decision'] = 'APPROVED',
): void {
  const id = fixedId('submission', version.id);
  builder.state.reviewSubmissions.push({
    id,
    appId: version.appId,
    platform: version.platform,
    submittedDate: daysAgo(builder, -days.submitted),
    submittedAt: builder.now + days.submitted * day,
    reviewBeginsAt: builder.now + days.begins * day,
    decidedAt: builder.now + days.decided * day,
    decision,
    canceledAt: null,
  });
  builder.state.reviewSubmissionItems.push({
    id: fixedId('submission-place', version.id),
    submissionId: id,
    versionId: version.id,
    isRemoved: false,
    isResolved: false,
  });
}
