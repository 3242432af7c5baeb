import { day } from '../world/delays';
import { fixedId } from '../world/ids';
import type { AppStoreVersionRow } from '../world/rows';
import type { ReviewSubmissionRow } from '../world/store-rows';
import { daysAgo, type Stage } from './team';

/** Texts in one language that a review finds nothing wrong with. */
export function addStoreTexts(
  { state }: Stage,
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

/** English and German, as the app has them. */
export function addOrbitTexts(
  stage: Stage,
  version: AppStoreVersionRow,
  whatsNew: { english: string; german: string | null },
): void {
  addStoreTexts(stage, version, 'en-US', {
    description: 'Notes that stay in orbit.',
    keywords: 'notes,folders,orbit',
    whatsNew: whatsNew.english,
  });
  addStoreTexts(stage, version, 'de-DE', {
    description: 'Notizen, die im Orbit bleiben.',
    keywords: 'notizen,ordner,orbit',
    whatsNew: whatsNew.german,
  });
}

/** The same contact as for beta review. */
export function addStoreContact({ state }: Stage, version: AppStoreVersionRow): void {
  const beta = state.betaAppReviewDetails.find((row) => row.appId === version.appId);
  if (!beta) return;
  const { id: _id, appId: _appId, ...contact } = beta;
  const id = fixedId('store-contact', version.id);
  state.appStoreReviewDetails.push({ id, versionId: version.id, ...contact });
}

/** What the app's encryption is for; approved long since, for builds to go by. */
export function addDeclaration(stage: Stage, appId: string): void {
  stage.state.encryptionDeclarations.push({
    id: fixedId('declaration', appId),
    appId,
    appDescription: 'Notes are encrypted on their way between devices.',
    containsProprietaryCryptography: false,
    containsThirdPartyCryptography: true,
    availableOnFrenchStore: true,
    createdDate: daysAgo(stage, 100),
    reviewBeginsAt: stage.now - 99 * day,
    approvedAt: stage.now - 98 * day,
    document: { fileName: 'Encryption in Orbit Notes.pdf', fileSize: 48_213 },
  });
}

/** Puts a version into review. Days are counted from the story's beginning; below zero is the past. */
export function addSubmission(
  stage: Stage,
  version: AppStoreVersionRow,
  days: { submitted: number; begins: number; decided: number },
  decision: ReviewSubmissionRow['decision'] = 'APPROVED',
): void {
  const id = fixedId('submission', version.id);
  stage.state.reviewSubmissions.push({
    id,
    appId: version.appId,
    platform: version.platform,
    submittedDate: daysAgo(stage, -days.submitted),
    submittedAt: stage.now + days.submitted * day,
    reviewBeginsAt: stage.now + days.begins * day,
    decidedAt: stage.now + days.decided * day,
    decision,
    canceledAt: null,
  });
  stage.state.reviewSubmissionItems.push({
    id: fixedId('submission-place', version.id),
    submissionId: id,
    versionId: version.id,
    isRemoved: false,
    isResolved: false,
  });
}
