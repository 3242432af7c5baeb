import type { EncryptionDeclarationRow } from './store-rows';

/**
 *   CREATED --a while--> IN_REVIEW --a while--> APPROVED
 *
 * A live declaration waits for its document; here none is asked for.
 */
export type DeclarationState = 'CREATED' | 'IN_REVIEW' | 'APPROVED';

export function declarationStateOf(row: EncryptionDeclarationRow, now: number): DeclarationState {
  if (now < row.reviewBeginsAt) return 'CREATED';
  return now < row.approvedAt ? 'IN_REVIEW' : 'APPROVED';
}
