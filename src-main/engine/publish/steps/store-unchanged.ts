import { sameVersion } from '#shared/asc/version-numbers';
import type { StoreVersion } from '#shared/domain/app-store';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { readPhasedRelease } from '../../asc/app-store-release';
import { readVersionBuild } from '../../asc/app-store-versions';
import { lookForLong } from '../read-back';
import { buildIdOf, type StepContext } from '../step';
import { isFirst, listVersions } from './store-find-version';
import {
  differingFields,
  namesOfFields,
  numberOf,
  readShownVersion,
  storePlanOf,
} from './store-settings';
import { differingTexts, readLanguages, wantedTexts } from './store-wanted-texts';

/*
 * Minutes, or days, may lie between what a run prepares and its submission. App Store Connect takes changes of others
 * meanwhile, and has no way to submit only what was read (app-store-connect.md, requests 15).
 */

/** Throws unless the version is as the run prepared it. Nothing was submitted by the run yet. */
export async function refuseChanged(context: StepContext, versionId: string): Promise<void> {
  let parts: Message[] = [];
  const kept = await lookForLong(context, message('wait.store-version'), async () => {
    parts = await changedParts(context, versionId);
    return parts.length === 0 ? true : null;
  });
  if (kept) return;
  const { buildNumber } = context.record.run.package;
  if (parts.length === 1 && parts[0]?.key === 'store-version.part.build')
    fail(
      'store-build-replaced',
      message('error.store-build-replaced.detail', { build: buildNumber ?? '' }),
    );
  failChanged(context, parts, 'changed');
}

/** Throws if App Review has something else than the run prepared, and someone else submitted it. */
export async function refuseChangedInReview(
  context: StepContext,
  versionId: string,
  { isOwn }: { isOwn: boolean },
): Promise<void> {
  // What this run has sent was looked at before; only the build is worth another look.
  const look = isOwn ? changedBuild : changedParts;
  const parts = await look(context, versionId);
  if (parts.length > 0) failChanged(context, parts, 'submitted');
}

function failChanged(
  context: StepContext,
  parts: readonly Message[],
  how: 'changed' | 'submitted',
): never {
  return fail(
    'store-version-changed',
    message(`error.store-version-changed.${how}`, {
      version: numberOf(context),
      parts: { list: [...parts] },
    }),
  );
}

/** Null where the server reports none: a build can be replaced and never taken away. */
async function changedBuild(context: StepContext, versionId: string): Promise<Message[]> {
  const buildId = await readVersionBuild(context.asc, versionId);
  return buildId === null || buildId === buildIdOf(context)
    ? []
    : [message('store-version.part.build')];
}

async function changedParts(context: StepContext, versionId: string): Promise<Message[]> {
  const version = await readShownVersion(context, versionId);
  const isNumber =
    version.versionString === '' || sameVersion(version.versionString, numberOf(context));
  return [
    ...(isNumber ? [] : [message('store-version.part.version')]),
    ...namesOfFields(differingFields(version, storePlanOf(context))),
    ...(await changedBuild(context, versionId)),
    ...(await changedPhased(context, version)),
    ...(await changedTexts(context, versionId)),
  ];
}

async function changedPhased(
  context: StepContext,
  { id, phased }: StoreVersion,
): Promise<Message[]> {
  const { phasedRelease: wanted } = storePlanOf(context);
  const wasSet = context.record.run.store?.phasedState != null;
  // A first version has none, whatever the plan says.
  if (wanted === null || (wanted && !wasSet)) return [];
  const isPhased = (phased ?? (await readPhasedRelease(context.asc, id))) !== null;
  return isPhased === wanted ? [] : [message('store-version.part.phased')];
}

/** Only of the languages that the run has seen as it wants them. */
async function changedTexts(context: StepContext, versionId: string): Promise<Message[]> {
  const saved = (context.record.run.store?.texts ?? []).filter(
    ({ state }) => state === 'read-back',
  );
  if (saved.length === 0) return [];
  const rows = await readLanguages(context, versionId);
  const isFirstOne = isFirst(await listVersions(context), versionId);
  const changed = wantedTexts(context, rows, isFirstOne).filter(
    (wanted) =>
      saved.some(({ name }) => name === wanted.locale) &&
      Object.keys(differingTexts(rows, wanted)).length > 0,
  );
  if (changed.length === 0) return [];
  const languages = { list: changed.map(({ locale }) => ({ locale })) };
  return [message('store-version.part.texts', { languages })];
}
