import { examinePackage } from '../examination/examine-package';
import type { Examination, PackageFacts } from '../examination/package-facts';
import { type Remarks, remarksOn } from '../examination/remarks';
import { pacificDate } from '../protocol/pacific-date';
import { delays } from './delays';
import { deliveryFault } from './delivery-fault';
import { addBuild } from './new-build';
import type { BuildUploadFileRow, BuildUploadRow } from './rows';
import { byId, type Moment } from './state';
import { closedTrainRemarks, repeatedRemarks } from './train-remarks';
import type { World } from './world';

/** So many received packages are kept on disk; older ones are only remembered. */
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

/** Takes in a committed package: examines its bytes and lays out everything that will become of it. */
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
    const facts = examination.kind === 'read' ? examination.facts : unknownFacts();
    upload.buildId = addBuild(upload, facts, moment, world).id;
  }
  discardOldPackages(world);
}
