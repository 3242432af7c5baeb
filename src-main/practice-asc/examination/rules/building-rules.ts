import { codeOf, insideApp, isSimulator, majorOf, slicesOf, textIn, textsIn } from './bundles';
import { type Arrival, type Rule, remark } from './rule';

const leastIos = { taken: 13, withoutWarning: 15 };

/** The SDK that is asked for, from when on (Apple's announcements; the last one is to come). */
const leastSdks = [
  { from: Date.parse('2027-04-28'), sdk: 27 },
  { from: Date.parse('2026-04-28'), sdk: 26 },
  { from: Date.parse('2025-04-24'), sdk: 18 },
];
const simulatorProcessors = ['x86_64', 'i386'];

const platformIsAsAnnounced: Rule = ({ found: { facts }, upload }) =>
  remark(
    '90542',
    facts.platform !== upload.platform &&
      `The package is not built for the platform ${upload.platform}: see CFBundleSupportedPlatforms.`,
  );

const nothingInsideIsForTheSimulator: Rule = ({ found }) =>
  insideApp(found.bundles).flatMap(({ folder, info }) => {
    const named = textsIn(info, 'CFBundleSupportedPlatforms');
    const simulator = named.find((name) => /simulator$/i.test(name));
    return remark(
      '90542',
      simulator !== undefined &&
        `The CFBundleSupportedPlatforms of '${folder}' has an invalid value: ${simulator}.`,
    );
  });

const nothingIsForTheSimulator: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice: { platform, architecture } }) =>
    remark(
      '90087',
      (isSimulator(platform) || simulatorProcessors.includes(architecture)) &&
        `The executable of '${folder}' has code for a simulator (${architecture}).`,
    ),
  );

const arm64IsThere: Rule = ({ found: { app } }) =>
  remark(
    '90086',
    app.slices !== null &&
      !app.slices.some(({ architecture }) => architecture === 'arm64') &&
      'The executable of the app is not built for arm64.',
  );

/** What the executable was built with; older tools only say so in the Info.plist. */
function sdkOf({ found: { app } }: Arrival): string | null {
  const named = app.info.DTSDKName;
  const fromInfo = typeof named === 'string' ? /[\d.]+$/.exec(named)?.[0] : undefined;
  const slice = app.slices?.find(({ architecture }) => architecture === 'arm64') ?? app.slices?.[0];
  return slice?.sdk ?? fromInfo ?? null;
}

const sdkIsNewEnough: Rule = (arrival) => {
  const least = leastSdks.find(({ from }) => arrival.today >= from)?.sdk;
  const sdk = sdkOf(arrival);
  const major = majorOf(sdk);
  const isTooOld = least !== undefined && major !== null && major < least;
  return remark(
    '90725',
    isTooOld && `The app was built with the ${sdk} SDK; apps have to be built with ${least} on.`,
  );
};

function minimumIos({ found: { facts } }: Arrival): number | null {
  return facts.platform === 'IOS' ? majorOf(facts.minOsVersion) : null;
}

const minimumIsThere: Rule = ({ found }) =>
  codeOf(found).flatMap(({ folder, info }) =>
    remark(
      '90360',
      majorOf(textIn(info, 'MinimumOSVersion')) === null &&
        `The Info.plist of '${folder}' lacks the key MinimumOSVersion.`,
    ),
  );

const minimumIsTaken: Rule = (arrival) => {
  const minimum = minimumIos(arrival);
  return remark(
    '90068',
    minimum !== null &&
      minimum < leastIos.taken &&
      `The MinimumOSVersion has to be ${leastIos.taken}.0 or higher.`,
  );
};

/** How the app was built. */
export const buildingRules: readonly Rule[] = [
  platformIsAsAnnounced,
  nothingInsideIsForTheSimulator,
  nothingIsForTheSimulator,
  arm64IsThere,
  sdkIsNewEnough,
  minimumIsThere,
  minimumIsTaken,
];

/** Taken for now; a later date refuses it. */
export const minimumHasAFuture: Rule = (arrival) => {
  const minimum = minimumIos(arrival);
  return remark(
    '90068',
    minimum !== null &&
      minimum >= leastIos.taken &&
      minimum < leastIos.withoutWarning &&
      `A MinimumOSVersion below ${leastIos.withoutWarning}.0 will soon be refused.`,
  );
};
