import { codeOf, insideApp, isSimulator, slicesOf, textsIn } from './bundles';
import { type Rule, type Rulings, refuses, remark, silence } from './rule';

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

/** The platform that the code is built for. */
export const platformRulings = {
  'platform-simulator': refuses(platformIsAsAnnounced),
  'platform-unknown': refuses(platformIsAsAnnounced),
  'nested-platform-simulator': refuses(nothingInsideIsForTheSimulator),
  'simulator-slice': refuses(nothingIsForTheSimulator),
  'arm64-missing': refuses(arm64IsThere),
  'code-for-other-system': silence('no message is known'),
} satisfies Rulings;
