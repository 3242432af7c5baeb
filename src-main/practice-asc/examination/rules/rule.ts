import type { AppRow, BuildUploadRow, UploadRemark } from '../../world/rows';
import type { ReadPackage } from '../package-facts';

/** An arrived package beside what it was announced as. */
export interface Arrival {
  found: ReadPackage;
  upload: BuildUploadRow;
  app: AppRow;
  /** Milliseconds since 1970, by the practice calendar. */
  today: number;
}

/** A rule that an arrived package is held against: no remarks when it is kept. */
export type Rule = (arrival: Arrival) => readonly UploadRemark[];

/**
 * What Apple says of a package as a whole. It stands for refusals that are known by their words or
 * from Apple's pages, and whose own number is not.
 */
export const numberNotKnown = '90680';

/** One remark when the words say that something is wrong, none when they are null. */
export function remark(code: string, description: string | null | false): UploadRemark[] {
  return description === null || description === false ? [] : [{ code, description }];
}
