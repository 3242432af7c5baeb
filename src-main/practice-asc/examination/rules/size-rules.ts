import type { ReadPackage } from '../package-facts';
import { bundlesOf, codeOf, isBelow, textIn } from './bundles';
import { numberNotKnown, type Rule, remark } from './rule';

/** Apple, maximum build file sizes. Only the watch app's refusal is known with its number. */
const largest = { app: 4 * 1024 ** 3, watch: 75_000_000, code: 500_000_000, pack: 512_000_000 };

/** Apple, the same page: by the oldest system that an App Clip runs on. */
function largestClip(minimumOs: string): number {
  if (isBelow(minimumOs, '16')) return 10_000_000;
  return isBelow(minimumOs, '17') ? 15_000_000 : 100_000_000;
}

function sizeOf({ files }: ReadPackage, folder: string): number {
  let sum = 0;
  for (const [path, size] of files) if (path.startsWith(`${folder}/`)) sum += size;
  return sum;
}

const inMegabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;

function tooLarge(what: string, size: number, most: number, code = numberNotKnown) {
  return remark(
    code,
    size > most && `${what} has ${inMegabytes(size)}; ${inMegabytes(most)} are taken.`,
  );
}

const appIsSmallEnough: Rule = ({ found }) =>
  tooLarge('The app', sizeOf(found, found.app.folder), largest.app);

const watchAppsAreSmallEnough: Rule = ({ found }) =>
  bundlesOf(found, 'watch-app').flatMap(({ folder }) =>
    tooLarge(`The watch app '${folder}'`, sizeOf(found, folder), largest.watch, '90389'),
  );

const clipsAreSmallEnough: Rule = ({ found }) =>
  bundlesOf(found, 'app-clip').flatMap(({ folder, info }) => {
    const most = largestClip(textIn(info, 'MinimumOSVersion') ?? '17');
    return tooLarge(`The App Clip '${folder}'`, sizeOf(found, folder), most);
  });

const codeIsSmallEnough: Rule = ({ found }) =>
  codeOf(found).flatMap(({ folder, slices }) => {
    const size = (slices ?? []).reduce((sum, { codeSize }) => sum + codeSize, 0);
    return tooLarge(`The code of '${folder}'`, size, largest.code);
  });

const assetPack = /^(?:.*\/)?OnDemandResources\/[^/]+\.assetpack(?=\/)/;

/** Apple, on-demand resources size limits: for systems before iOS 18. */
const packsAreSmallEnough: Rule = ({ found: { facts, files } }) => {
  if (!isBelow(facts.minOsVersion ?? '18', '18')) return [];
  const sizes = new Map<string, number>();
  for (const [path, size] of files) {
    const folder = assetPack.exec(path)?.[0];
    if (folder !== undefined) sizes.set(folder, (sizes.get(folder) ?? 0) + size);
  }
  return [...sizes].flatMap(([folder, size]) =>
    tooLarge(`The asset pack '${folder}'`, size, largest.pack),
  );
};

export const sizeRules: readonly Rule[] = [
  appIsSmallEnough,
  watchAppsAreSmallEnough,
  clipsAreSmallEnough,
  codeIsSmallEnough,
  packsAreSmallEnough,
];
