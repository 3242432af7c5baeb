import type { ErrorNumberText } from '#shared/asc/error-numbers';
import { appClipLimits, sizeLimits } from '#shared/asc/sizes';
import type { ReadPackage } from '../package-facts';
import { bundlesOf, codeOf, isBelow, textIn } from './bundles';
import { numberNotKnown, type Rule, type Rulings, refuses, remark } from './rule';

function largestClip(minimumOs: string | null): number {
  const limit = appClipLimits.find(
    ({ below }) => below === null || (minimumOs !== null && isBelow(minimumOs, below)),
  );
  return limit?.most ?? 0;
}

function sizeOf({ files }: ReadPackage, folder: string): number {
  let sum = 0;
  for (const [path, size] of files) if (path.startsWith(`${folder}/`)) sum += size;
  return sum;
}

const inMegabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;

function tooLarge(
  what: string,
  size: number,
  most: number,
  code: ErrorNumberText = numberNotKnown,
) {
  return remark(
    code,
    size > most && `${what} has ${inMegabytes(size)}; ${inMegabytes(most)} are taken.`,
  );
}

const appIsSmallEnough: Rule = ({ found }) =>
  tooLarge('The app', sizeOf(found, found.app.folder), sizeLimits.app);

const watchAppsAreSmallEnough: Rule = ({ found }) =>
  bundlesOf(found, 'watch-app').flatMap(({ folder }) =>
    tooLarge(`The watch app '${folder}'`, sizeOf(found, folder), sizeLimits.watchApp, '90389'),
  );

const clipsAreSmallEnough: Rule = ({ found }) =>
  bundlesOf(found, 'app-clip').flatMap(({ folder, info }) => {
    const most = largestClip(textIn(info, 'MinimumOSVersion'));
    return tooLarge(`The App Clip '${folder}'`, sizeOf(found, folder), most);
  });

const codeIsSmallEnough: Rule = ({ found }) =>
  codeOf(found).flatMap(({ folder, slices }) => {
    const size = (slices ?? []).reduce((sum, { codeSize }) => sum + codeSize, 0);
    return tooLarge(`The code of '${folder}'`, size, sizeLimits.code);
  });

const assetPack = /^(?:.*\/)?OnDemandResources\/[^/]+\.assetpack(?=\/)/;

/** Apple, on-demand resources size limits: for systems before iOS 18. */
const packsAreSmallEnough: Rule = ({ found: { facts, files } }) => {
  if (!isBelow(facts.minOsVersion ?? sizeLimits.assetPack.below, sizeLimits.assetPack.below))
    return [];
  const sizes = new Map<string, number>();
  for (const [path, size] of files) {
    const folder = assetPack.exec(path)?.[0];
    if (folder !== undefined) sizes.set(folder, (sizes.get(folder) ?? 0) + size);
  }
  return [...sizes].flatMap(([folder, size]) =>
    tooLarge(`The asset pack '${folder}'`, size, sizeLimits.assetPack.bytes),
  );
};

/** Size limits. */
export const sizeRulings = {
  'app-too-large': refuses(appIsSmallEnough),
  'watch-app-too-large': refuses(watchAppsAreSmallEnough),
  'app-clip-too-large': refuses(clipsAreSmallEnough),
  'executable-too-large': refuses(codeIsSmallEnough),
  'asset-pack-too-large': refuses(packsAreSmallEnough),
} satisfies Rulings;
