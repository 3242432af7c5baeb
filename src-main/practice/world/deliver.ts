import type { ErrorNumberText } from '#shared/asc/error-numbers';
import { examinePackage } from '../examination/examine-package';
import type { Examination, PackageFacts } from '../examination/package-facts';
import { type Remarks, remarksOn } from '../examination/remarks';
import type { FaultSet } from '../faults';
import { pacificDate } from '../protocol/pacific-date';
import { delays } from './delays';
import { addBuild } from './new-build';
import type { BuildUploadFileRow, BuildUploadRow, UploadRemark } from './rows';
import { byId, type Moment } from './state';
import { closedTrainRemarks, repeatedRemarks } from './trains';
import type { World } from './world';

/** The number of received packages kept on disk; older ones keep only their record. */
const packagesKept = 5;

function remarksOf(examination: Examination, upload: BuildUploadRow, moment: Moment): Remarks {
  const { state, today } = moment;
  const app = byId(state.apps, upload.appId);
  if (!app) return { errors: [], warnings: [] };
  const { errors, warnings } = remarksOn(examination, upload, app, today);
  const ofTrain = [...repeatedRemarks(upload, state), ...closedTrainRemarks(upload, moment)];
  return { errors: [...errors, ...ofTrain], warnings };
}

function discardOldPackages({ state, storage }: World): void {
  const committed = state.buildUploadFiles.filter((file) => file.committedAt !== null);
  const oldestFirst = committed.sort((a, b) => (a.committedAt ?? 0) - (b.committedAt ?? 0));
  for (const file of oldestFirst.slice(0, -packagesKept)) void storage.discard(file.id);
}

function unknownFacts(): PackageFacts {
  return {
    bundleId: null,
    shortVersion: null,
    bundleVersion: null,
    platform: null,
    minOsVersion: null,
    usesNonExemptEncryption: null,
  };
}

/** Accepts a committed package: examines its bytes and schedules everything that follows. */
export async function deliver(
  file: BuildUploadFileRow,
  moment: Moment,
  world: World,
): Promise<void> {
  const upload = byId(world.state.buildUploads, file.uploadId);
  if (!upload) return;
  const examination = await examinePackage(world.storage.pathOf(file.id));
  const fault = deliveryFault(world.faults);
  const { errors, warnings } = remarksOf(examination, upload, moment);
  upload.errors = fault ? [fault.remark] : errors;
  upload.warnings = warnings;
  upload.outcome = upload.errors.length > 0 ? 'FAILED' : 'COMPLETE';
  upload.committedAt = moment.now;
  upload.uploadedDate = pacificDate(moment.today);
  upload.processingAt = fault?.leavesUploadWaiting ? null : moment.now + delays.intake;
  upload.finishedAt = moment.now + delays.delivery;
  if (upload.outcome === 'COMPLETE') {
    const facts = examination.kind === 'unreadable' ? unknownFacts() : examination.facts;
    upload.buildId = addBuild(upload, facts, moment, world).id;
  }
  discardOldPackages(world);
}

const descriptions: Partial<Record<ErrorNumberText, string>> = {
  '90062': 'The CFBundleShortVersionString has to be higher than the one last approved.',
  '90189': 'A build with this version and build number was delivered before.',
  '90382': 'The daily upload limit of this app has been reached; wait a day and try again.',
  '90683': 'A purpose string is missing from the Info.plist: NSCameraUsageDescription.',
  '90725': 'The app was built with an SDK that is too old.',
};

const dailyLimit: ErrorNumberText = '90382';
const defaultCode: ErrorNumberText = '90683';

/** A simulated refusal after the upload. */
function deliveryFault(
  faults: FaultSet,
): { remark: UploadRemark; leavesUploadWaiting: boolean } | null {
  const isOverLimit = faults.take('daily-limit') !== null;
  const fault = isOverLimit ? null : faults.take('delivery-fails');
  if (!fault && !isOverLimit) return null;
  // A rehearsal may ask for any number, including one that is not known here.
  const asked = fault?.argument as ErrorNumberText | null | undefined;
  const code = isOverLimit ? dailyLimit : (asked ?? defaultCode);
  const description = descriptions[code] ?? 'The package was refused, as the rehearsal asked.';
  // Over the daily limit the upload keeps waiting, with the reason in its state.
  return { remark: { code, description }, leavesUploadWaiting: code === dailyLimit };
}
