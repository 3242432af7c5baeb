import { printable } from '../../package/refusal';
import { worstBrokenRule } from '../broken-rule';
import { type Check, inInfoPlist } from '../check';
import { sdkRules } from '../dated-rules';
import { dayInWords } from '../dates';
import { appSlice } from '../executables';

/** Error 90725, by the dated table. The executable says more exactly than Info.plist what it was built with. */
export const sdkTooOld: Check = (pkg, today) => {
  const { platform } = pkg.info;
  const sdk = appSlice(pkg)?.sdk ?? pkg.info.sdk;
  if (sdk === null) return null;
  const broken = worstBrokenRule(sdkRules, platform, sdk, today);
  if (broken === null) return null;
  const { floor, effectiveFrom } = broken.rule;
  const since = dayInWords(new Date(effectiveFrom));
  return {
    code: 'sdk-too-old',
    severity: broken.severity,
    where: inInfoPlist(pkg, 'DTSDKName'),
    title:
      broken.severity === 'note'
        ? `From ${since} Apple wants SDK ${floor}; this was built with ${printable(sdk)}`
        : `Built with SDK ${printable(sdk)}; Apple ${broken.severity === 'blocker' ? 'wants' : 'announced'} ${floor} or newer from ${since}`,
    whatToDo: `Build with Xcode ${floor} or newer, then archive and export again.`,
    command: 'xcodebuild -version -sdk iphoneos',
  };
};
