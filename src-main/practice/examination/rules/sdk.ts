import {
  type DatedRule,
  lowestFrameworkMinimum,
  minimumOsRules,
  sdkRules,
} from '#shared/asc/dated-rules';
import type { BundleFacts } from '../package-facts';
import {
  bundlesOf,
  codeOf,
  isBelow,
  isForWatch,
  isSimulator,
  majorOf,
  textIn,
  textsIn,
} from './bundles';
import { type Arrival, mails, type Rule, type Rulings, refuses, remark, silence } from './rule';

/** The minimum on that day, of the rules with this effect; the newest counts. */
function floorOn(
  rules: readonly DatedRule[],
  effect: DatedRule['effect'],
  { found: { facts }, today }: Arrival,
): string | null {
  const held = rules.find(
    ({ platforms, from, ...rule }) =>
      rule.effect === effect &&
      today >= Date.parse(from) &&
      facts.platform !== null &&
      platforms.includes(facts.platform),
  );
  return held?.floor ?? null;
}

function isUnder(version: string | null, floor: string | null): boolean {
  return floor !== null && majorOf(version) !== null && isBelow(version ?? '', floor);
}

/** The SDK of the executable; older tools only write it to the Info.plist. */
function sdkOf({ found: { app } }: Arrival): string | null {
  const named = app.info.DTSDKName;
  const fromInfo = typeof named === 'string' ? /[\d.]+$/.exec(named)?.[0] : undefined;
  const slice = app.slices?.find(({ architecture }) => architecture === 'arm64') ?? app.slices?.[0];
  return slice?.sdk ?? fromInfo ?? null;
}

const sdkIsNewEnough: Rule = (arrival) => {
  const sdk = sdkOf(arrival);
  const floor = floorOn(sdkRules, 'refused', arrival);
  return remark(
    '90725',
    isUnder(sdk, floor) &&
      `The app was built with the ${sdk} SDK; apps have to be built with ${floor} on.`,
  );
};

/** Announced, but still accepted. */
const sdkStaysAccepted: Rule = (arrival) => {
  const sdk = sdkOf(arrival);
  const floor = floorOn(sdkRules, 'warned', arrival);
  return remark(
    '90725',
    isUnder(sdk, floor) && `The app was built with the ${sdk} SDK; ${floor} will be asked for.`,
  );
};

const minimumIsThere: Rule = ({ found }) =>
  codeOf(found).flatMap(({ folder, info }) =>
    remark(
      '90360',
      majorOf(textIn(info, 'MinimumOSVersion')) === null &&
        `The Info.plist of '${folder}' lacks the key MinimumOSVersion.`,
    ),
  );

const minimumIsTaken: Rule = (arrival) => {
  const floor = floorOn(minimumOsRules, 'refused', arrival);
  return remark(
    '90068',
    isUnder(arrival.found.facts.minOsVersion, floor) &&
      `The MinimumOSVersion has to be ${floor}.0 or higher.`,
  );
};

/** Still accepted; refused from a later date on. */
const minimumStaysAccepted: Rule = (arrival) => {
  const floor = floorOn(minimumOsRules, 'warned', arrival);
  return remark(
    '90068',
    isUnder(arrival.found.facts.minOsVersion, floor) &&
      minimumIsTaken(arrival).length === 0 &&
      `A MinimumOSVersion below ${floor}.0 will soon be refused.`,
  );
};

/** Other platforms count from 1. */
function declaresIos({ info }: BundleFacts): boolean {
  const named = textsIn(info, 'CFBundleSupportedPlatforms');
  return named.length === 0 || named.some((name) => /^iphone/i.test(name));
}

const minimumOfLibraries: Rule = ({ found }) =>
  found.facts.platform !== 'IOS'
    ? []
    : bundlesOf(found, 'framework')
        .filter(declaresIos)
        .flatMap((bundle) => {
          const minimum = textIn(bundle.info, 'MinimumOSVersion');
          const isTooLow =
            minimum !== null &&
            !isForWatch(bundle, found) &&
            isBelow(minimum, lowestFrameworkMinimum);
          return remark(
            '90362',
            isTooLow &&
              `The MinimumOSVersion of '${bundle.folder}' is below ${lowestFrameworkMinimum}.`,
          );
        });

const librariesMatchTheirMinimum: Rule = ({ found }) =>
  bundlesOf(found, 'framework').flatMap(({ folder, info, slices }) => {
    const declared = textIn(info, 'MinimumOSVersion');
    // Simulators of these platforms came later; that they do not belong here is another rule.
    const own = slices?.filter(({ platform }) => !isSimulator(platform));
    const newer = own?.find(
      ({ minimumOs }) => declared && minimumOs && isBelow(declared, minimumOs),
    );
    return remark(
      '90208',
      newer !== undefined &&
        `The executable of '${folder}' needs ${newer.minimumOs}, and its Info.plist says ${declared}.`,
    );
  });

/** The SDK and the minimum OS version. */
export const sdkRulings = {
  'sdk-too-old': [refuses(sdkIsNewEnough), mails(sdkStaysAccepted)],
  'beta-toolchain': silence('TestFlight takes builds of a beta of Xcode'),
  'minimum-os-missing': refuses(minimumIsThere),
  'nested-minimum-os-missing': refuses(minimumIsThere),
  'minimum-os-too-low': [refuses(minimumIsTaken), mails(minimumStaysAccepted)],
  'framework-minimum-os-invalid': refuses(minimumOfLibraries),
  'framework-minimum-os-differs': refuses(librariesMatchTheirMinimum),
} satisfies Rulings;
