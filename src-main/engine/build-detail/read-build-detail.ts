import { z } from 'zod';
import type {
  AppFeedback,
  BuildDetail,
  DeviceSize,
  IndividualTester,
} from '#shared/domain/build-detail';
import { AppException } from '#shared/errors';
import type { Document, Resource } from '../asc/answer';
import { countReports, countReportsOf } from '../asc/beta-feedback';
import { listSizes } from '../asc/build-sizes';
import { readBuildUpload } from '../asc/build-uploads';
import type { AscClient } from '../asc/client';
import { flag, text } from '../asc/fields';
import { listBuildNotes } from '../asc/localizations';
import { attributesOf, included, many, relatedIds, single } from '../asc/relationship';

const screenshots = 'betaFeedbackScreenshotSubmissions';
const crashes = 'betaFeedbackCrashSubmissions';

/** Which build, and the one before it on its platform. */
export interface DetailOf {
  appId: string;
  buildId: string;
  previousId: string | null;
}

/**
 * What the page of an app does not have of a build, in at most nine requests that do not wait for one another more than
 * once. What one of them refuses is unknown; only the build itself has to be there.
 */
export async function readBuildDetail(
  client: AscClient,
  { appId, buildId, previousId }: DetailOf,
): Promise<BuildDetail> {
  const [own, before, notes, testers, feedback, crashed] = await Promise.all([
    readAround(client, buildId),
    previousId === null ? null : orNull(readAround(client, previousId)),
    orNull(listBuildNotes(client, buildId)),
    orNull(listTesters(client, buildId)),
    orNull(countReportsOf(client, appId, screenshots, buildId)),
    orNull(countReportsOf(client, appId, crashes, buildId)),
  ]);
  const [sizes, sizesBefore, upload] = await Promise.all([
    sizesOf(client, own.bundleIds),
    sizesOf(client, before?.bundleIds ?? null),
    own.uploadId === null ? null : orNull(readBuildUpload(client.brief, own.uploadId)),
  ]);
  return {
    notes:
      notes?.filter((note) => note.text !== '').map(({ locale, text }) => ({ locale, text })) ??
      null,
    testers,
    sizes,
    sizesBefore,
    warnings:
      upload?.warnings.map(({ code, description }) => `${code} ${description}`.trim()) ?? null,
    submittedDate: own.submittedDate,
    autoNotify: own.autoNotify,
    feedback,
    crashes: crashed,
  };
}

/** The reports of an app's testers, by build, in two requests. */
export async function readFeedback(client: AscClient, appId: string): Promise<AppFeedback> {
  const [feedback, crashed] = await Promise.all([
    orNull(countReports(client.brief, appId, screenshots)),
    orNull(countReports(client.brief, appId, crashes)),
  ]);
  return { feedback, crashes: crashed };
}

/** What a key may not read, or the server does not have, is unknown. */
function orNull<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((thrown: unknown) => {
    if (thrown instanceof AppException) return null;
    throw thrown;
  });
}

const Submission = z.object({ submittedDate: text });
const Beta = z.object({ autoNotifyEnabled: flag });
const Bundle = z.object({ bundleType: text });

interface Around {
  /** Of the app itself, without an app clip; null if the build does not say which bundles it has. */
  bundleIds: string[] | null;
  uploadId: string | null;
  submittedDate: string | null;
  autoNotify: boolean | null;
}

async function readAround(client: AscClient, buildId: string): Promise<Around> {
  const { document } = await client.get(`/v1/builds/${buildId}`, {
    include: 'buildBundles,buildUpload,buildBetaDetail,betaAppReviewSubmission',
    'fields[buildBundles]': 'bundleType',
    'fields[buildUploads]': 'cfBundleVersion',
  });
  const build = single(document);
  const review = included(document, build, 'betaAppReviewSubmission');
  const beta = included(document, build, 'buildBetaDetail');
  return {
    bundleIds: relatedIds(build, 'buildBundles')?.filter((id) => isOfApp(document, id)) ?? null,
    uploadId: included(document, build, 'buildUpload')?.id ?? null,
    submittedDate: attributesOf(review, Submission).submittedDate,
    autoNotify: attributesOf(beta, Beta).autoNotifyEnabled,
  };
}

function isOfApp({ included: rows }: Document, id: string): boolean {
  const bundle: Resource | null = rows.find((row) => row.id === id) ?? null;
  return attributesOf(bundle, Bundle).bundleType !== 'APP_CLIP';
}

async function sizesOf(
  client: AscClient,
  bundleIds: readonly string[] | null,
): Promise<DeviceSize[] | null> {
  const [first] = bundleIds ?? [];
  return first === undefined ? null : orNull(listSizes(client.brief, first));
}

const Tester = z.object({ firstName: text, lastName: text, email: text });

async function listTesters(client: AscClient, buildId: string): Promise<IndividualTester[]> {
  const document = await client.page(`/v1/builds/${buildId}/individualTesters`, { limit: 200 });
  return many(document).map((resource) => {
    const { firstName, lastName, email } = attributesOf(resource, Tester);
    return {
      id: resource.id,
      name: [firstName, lastName].filter(Boolean).join(' '),
      email,
    };
  });
}
