import type { RunStep } from './step';
import { appear } from './steps/appear';
import { checkPackage } from './steps/check-package';
import { compliance } from './steps/compliance';
import { findTheApp } from './steps/find-app';
import { groups } from './steps/groups';
import { notes } from './steps/notes';
import { processBuild } from './steps/process';
import { review } from './steps/review';
import { testers } from './steps/testers';
import { upload } from './steps/upload';

/** The publish run, step by step. Their order is the only thing that says what comes next. */
export const stepTable: readonly RunStep[] = [
  checkPackage,
  findTheApp,
  upload,
  appear,
  processBuild,
  compliance,
  notes,
  groups,
  review,
  testers,
];
