import type { BuildStates } from './publish-run';

/** Beta states that a build reaches only once Apple has its answer about encryption. */
const afterAnswer: ReadonlySet<string | null> = new Set([
  'IN_EXPORT_COMPLIANCE_REVIEW',
  'READY_FOR_BETA_SUBMISSION',
  'READY_FOR_BETA_TESTING',
  'WAITING_FOR_BETA_REVIEW',
  'IN_BETA_REVIEW',
  'BETA_REJECTED',
  'BETA_APPROVED',
  'IN_BETA_TESTING',
]);

/** Apple requires an answer about encryption, or a declaration for the one that it has. */
export function requiresCompliance({ internal, external }: BuildStates): boolean {
  return [internal, external].includes('MISSING_EXPORT_COMPLIANCE');
}

/**
 * Whether Apple has the answer for a build. The rows of builds that some tools upload lack it, although it was given:
 * then the beta states show that there is one.
 */
export function isComplianceAnswered({
  usesNonExemptEncryption,
  states,
}: {
  usesNonExemptEncryption: boolean | null;
  states: BuildStates;
}): boolean {
  if (usesNonExemptEncryption !== null) return true;
  const { internal, external } = states;
  return !requiresCompliance(states) && (afterAnswer.has(internal) || afterAnswer.has(external));
}
