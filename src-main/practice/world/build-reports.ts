import { groupsOf, isExpired, processingStateOf } from './build-lifecycle';
import { day } from './delays';
import { fixedId } from './ids';
import type { BuildRow } from './rows';
import { byId, type Moment } from './state';

/** What testers sent about a build with TestFlight. */
export type ReportKind = 'crash' | 'screenshot';

/** One report. Nobody writes them here: each build that testers have has some, the same ones at each look. */
export interface ReportRow {
  id: string;
  build: BuildRow;
  createdAt: number;
  testerId: string | null;
}

/** Of one build. */
const most: Record<ReportKind, number> = { crash: 4, screenshot: 18 };

/** A whole number below `limit`, always the same for these words. */
function drawn(limit: number, ...words: string[]): number {
  return Number.parseInt(fixedId(...words).slice(0, 8), 16) % limit;
}

/** They come in over the first days after the upload; a build that nobody has gets none. */
export function reportsOf(build: BuildRow, kind: ReportKind, moment: Moment): ReportRow[] {
  const [group] = groupsOf(build, moment);
  if (group === undefined || processingStateOf(build, moment.now) !== 'VALID') return [];
  const testers = moment.state.betaTesters.filter(({ betaGroupIds }) =>
    betaGroupIds.includes(group.id),
  );
  return Array.from({ length: drawn(most[kind], kind, build.id) }, (_, place) => ({
    id: `${build.id}-${kind}-${place}`,
    build,
    createdAt: build.uploadedAt + ((place + 1) * day) / 4,
    testerId: testers[place % Math.max(1, testers.length)]?.id ?? null,
    // Nobody can start an expired build.
  })).filter(({ createdAt }) => createdAt <= moment.now && !isExpired(build, createdAt));
}

export function reportWithId(id: string, kind: ReportKind, moment: Moment): ReportRow | undefined {
  const build = byId(moment.state.builds, id.split(`-${kind}-`)[0] ?? '');
  return build && reportsOf(build, kind, moment).find((report) => report.id === id);
}

/** A build consists of its app alone. */
export function bundleIdOf(build: BuildRow): string {
  return `${build.id}-app`;
}

/** The size of a build for one kind of device. */
export interface FileSizeRow {
  id: string;
  deviceModel: string;
  osVersion: string | null;
  downloadBytes: number;
  installBytes: number;
}

/** Apple thins a package for each device; these shares of the whole are like those of a usual app. */
const devices = [
  { model: 'Universal', os: null, share: 1 },
  { model: 'iPhone18,2', os: '26.0', share: 0.71 },
  { model: 'iPhone17,1', os: '26.0', share: 0.71 },
  { model: 'iPhone14,5', os: '18.0', share: 0.66 },
  { model: 'iPhone12,8', os: '17.0', share: 0.58 },
  { model: 'iPad16,3', os: '26.0', share: 0.74 },
  { model: 'iPad13,18', os: '17.0', share: 0.62 },
] as const;

const megabyte = 1_000_000;

/** Bytes of the package; of a build of a scenario's past, whose package was never here, a likely size. */
function sizeOf(build: BuildRow, { state }: Moment): number {
  const file = state.buildUploadFiles.find(
    ({ uploadId, assetType }) => uploadId === build.uploadId && assetType === 'ASSET',
  );
  return file?.fileSize ?? 160 * megabyte + drawn(30 * megabyte, 'size', build.id);
}

export function fileSizesOf(build: BuildRow, moment: Moment): FileSizeRow[] {
  if (processingStateOf(build, moment.now) !== 'VALID') return [];
  const size = sizeOf(build, moment);
  return devices.map(({ model, os, share }, place) => ({
    id: `${build.id}-size-${place}`,
    deviceModel: model,
    osVersion: os,
    downloadBytes: Math.round(size * share),
    installBytes: Math.round(size * share * 2.2),
  }));
}

export function fileSizeWithId(id: string, moment: Moment): FileSizeRow | undefined {
  const build = byId(moment.state.builds, id.split('-size-')[0] ?? '');
  return build && fileSizesOf(build, moment).find((row) => row.id === id);
}
