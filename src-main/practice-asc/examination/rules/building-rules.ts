import { type Arrival, type Rule, remark } from './rule';

const leastIos = { taken: 13, withoutWarning: 15 };

/** The SDK that is asked for, from when on (Apple's announcements; the last one is to come). */
const leastSdks = [
  { from: Date.parse('2027-04-28'), sdk: 27 },
  { from: Date.parse('2026-04-28'), sdk: 26 },
  { from: Date.parse('2025-04-24'), sdk: 18 },
];
const simulators = [7, 8, 12];

/** The first number of a dotted version; null for what has none. */
function majorOf(version: string | null | undefined): number | null {
  const first = /^\d+/.exec(version ?? '')?.[0];
  return first === undefined ? null : Number(first);
}

const platformIsAsAnnounced: Rule = ({ found: { facts }, upload }) =>
  remark(
    '90542',
    facts.platform !== upload.platform &&
      `The package is not built for the platform ${upload.platform}: see CFBundleSupportedPlatforms.`,
  );

const executablesAreThere: Rule = ({ found: { app, extensions } }) =>
  [app, ...extensions].flatMap(({ folder, executable }) =>
    remark('90207', executable === null && `The bundle '${folder}' has no executable.`),
  );

const nothingIsForTheSimulator: Rule = ({ found: { app, extensions } }) =>
  [app, ...extensions].flatMap(({ folder, executable }) => {
    const { platform = null, architectures = [] } = executable ?? {};
    const isForSimulator =
      (platform !== null && simulators.includes(platform)) ||
      architectures.some((name) => name === 'x86_64' || name === 'i386');
    return remark('90087', isForSimulator && `The executable of '${folder}' is for a simulator.`);
  });

const arm64IsThere: Rule = ({ found: { app } }) =>
  remark(
    '90086',
    app.executable !== null &&
      !app.executable.architectures.includes('arm64') &&
      'The executable of the app is not built for arm64.',
  );

/** What the executable was built with; older tools only say so in the Info.plist. */
function sdkOf({ found: { app } }: Arrival): string | null {
  const named = app.info.DTSDKName;
  const fromInfo = typeof named === 'string' ? /[\d.]+$/.exec(named)?.[0] : undefined;
  return app.executable?.sdk ?? fromInfo ?? null;
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

const minimumIsThere: Rule = ({ found: { facts } }) =>
  remark(
    '90360',
    majorOf(facts.minOsVersion) === null && 'The Info.plist lacks the key MinimumOSVersion.',
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
  executablesAreThere,
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
