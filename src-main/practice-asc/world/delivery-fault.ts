import type { FaultSet } from '../faults';
import type { UploadRemark } from './rows';

const descriptions: Record<string, string> = {
  '90062': 'The CFBundleShortVersionString has to be higher than the one last approved.',
  '90189': 'A build with this version and build number was delivered before.',
  '90382': 'The daily upload limit of this app has been reached; wait a day and try again.',
  '90683': 'A purpose string is missing from the Info.plist: NSCameraUsageDescription.',
  '90725': 'The app was built with an SDK that is too old.',
};

const dailyLimit = '90382';
const usualCode = '90683';

/** A practised refusal after the upload. */
export function deliveryFault(
  faults: FaultSet,
): { remark: UploadRemark; leavesUploadWaiting: boolean } | null {
  const fault = faults.take('delivery-fails');
  if (!fault) return null;
  const code = fault.argument ?? usualCode;
  const description = descriptions[code] ?? 'The package was refused, as the rehearsal asked.';
  // Over the daily limit the upload never gets past waiting, with the reason beside it.
  return { remark: { code, description }, leavesUploadWaiting: code === dailyLimit };
}
