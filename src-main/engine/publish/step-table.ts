import { StepId } from '#shared/domain/publish-run';
import type { RunStep } from './step';
import { appear } from './steps/appear';
import { checkPackage } from './steps/check-package';
import { compliance } from './steps/compliance';
import { emails } from './steps/emails';
import { findTheApp } from './steps/find-app';
import { groups } from './steps/groups';
import { notes, notesKept } from './steps/notes';
import { processBuild } from './steps/process';
import { review } from './steps/review';
import { storeReview } from './steps/store-review';
import { storeTexts } from './steps/store-texts';
import { storeVersion } from './steps/store-version';
import { testers } from './steps/testers';
import { upload } from './steps/upload';

const steps: Readonly<Record<StepId, RunStep>> = {
  'check-package': checkPackage,
  'find-app': findTheApp,
  upload,
  appear,
  notes,
  process: processBuild,
  compliance,
  'notes-kept': notesKept,
  emails,
  groups,
  review,
  'store-version': storeVersion,
  'store-texts': storeTexts,
  'store-review': storeReview,
  testers,
};

/** The steps of a publish run. Their order, which is that of the IDs, alone determines what comes next. */
export const stepTable: readonly RunStep[] = StepId.options.map((id) => steps[id]);
