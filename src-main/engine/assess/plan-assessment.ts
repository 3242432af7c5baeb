import type { Assessment } from '#shared/domain/assessment';
import type { BetaGroup } from '#shared/domain/destination';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PackageInfo } from '#shared/domain/package-info';
import type { PackageChanges } from '#shared/domain/package-summary';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { StepId } from '#shared/domain/publish-run';
import type { AppError } from '#shared/errors';
import type { Text } from '#shared/words/message';
import type { App } from '../asc/apps';

/** What a step of a run would do. */
export interface PlannedStep {
  step: StepId;
  title: Text;
  /** What the step will do, or why it is skipped. */
  sentence: Text;
  isSkipped: boolean;
}

/** All that a run of a plan would do, and what blocks it. */
export interface PlanAssessment extends Assessment {
  /** With its overrides tied to the file. */
  plan: PublishPlan;
  /** Null for a build at App Store Connect without its package. */
  opened: OpenedPackage | null;
  info: PackageInfo;
  /** Null when the account has no such app. */
  app: App | null;
  /** Of the app; empty where the plan did not need them. */
  groups: BetaGroup[];
  /** Why App Store Connect could not be asked, where the package alone blocks the plan. */
  error: AppError | null;
  steps: PlannedStep[];
}

/** What there is to say of a package, whatever it is wanted for. */
export interface PackageAssessment extends Assessment {
  opened: OpenedPackage;
  changes: PackageChanges | null;
}
