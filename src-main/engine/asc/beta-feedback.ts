import type { ReportCounts } from '#shared/domain/build-detail';
import type { AscClient } from './client';
import { many, relatedId } from './relationship';

/** Screenshots with a comment, and crashes: each has its own list. */
export type ReportKind = 'betaFeedbackScreenshotSubmissions' | 'betaFeedbackCrashSubmissions';

/** Reports of one kind by build, in one request: the 200 newest ones. */
export async function countReports(
  client: AscClient,
  appId: string,
  kind: ReportKind,
): Promise<ReportCounts> {
  const document = await client.page(`/v1/apps/${appId}/${kind}`, {
    sort: '-createdDate',
    include: 'build',
    [`fields[${kind}]`]: 'build',
    'fields[builds]': 'version',
    limit: 200,
  });
  const builds = many(document).map((row) => relatedId(row, 'build'));
  const byBuild: Record<string, number> = {};
  for (const id of builds) if (id !== null) byBuild[id] = (byBuild[id] ?? 0) + 1;
  return { byBuild, isWhole: !document.links?.next && !builds.includes(null) };
}

/** Reports of one kind about one build; null if the server does not report how many. */
export async function countReportsOf(
  client: AscClient,
  appId: string,
  kind: ReportKind,
  buildId: string,
): Promise<number | null> {
  const document = await client.page(`/v1/apps/${appId}/${kind}`, {
    'filter[build]': buildId,
    [`fields[${kind}]`]: 'build',
    limit: 1,
  });
  const total = document.meta?.paging?.total ?? null;
  if (total !== null) return total;
  return document.links?.next ? null : many(document).length;
}
