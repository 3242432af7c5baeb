import { worstBrokenRule } from '../broken-rule';
import { type Check, inInfoPlist } from '../check';
import { minimumOsRules } from '../dated-rules';

/** Error 90068, by the dated table. */
export const minimumOsTooLow: Check = (pkg, today) => {
  const { minimumOsVersion, platform } = pkg.info;
  if (minimumOsVersion === null) return null;
  const broken = worstBrokenRule(minimumOsRules, platform, minimumOsVersion, today);
  if (broken === null) return null;
  return {
    code: 'minimum-os-too-low',
    severity: broken.severity,
    where: inInfoPlist(pkg, 'MinimumOSVersion'),
    title:
      broken.severity === 'blocker'
        ? `Apple no longer takes apps for iOS ${minimumOsVersion}; ${broken.rule.floor} is the lowest`
        : `Apple will soon ask for iOS ${broken.rule.floor} or newer; this app runs from ${minimumOsVersion}`,
    whatToDo: `Raise Minimum Deployments to ${broken.rule.floor}.0 in the target’s general settings, then archive and export again.`,
  };
};
