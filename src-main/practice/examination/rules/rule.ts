import type { ErrorNumberText } from '#shared/asc/error-numbers';
import type { PackageRuleCode } from '#shared/asc/package-rules';
import type { AppRow, BuildUploadRow, UploadRemark } from '../../world/rows';
import type { PackageFacts, ReadPackage } from '../package-facts';

/** An uploaded package as far as it was read, and what it was announced as. */
export interface Announced<Found> {
  found: Found;
  upload: BuildUploadRow;
  app: AppRow;
  /** Milliseconds since 1970, by the practice calendar. */
  today: number;
}

export type Arrival = Announced<ReadPackage>;
/** What every kind of package is judged by. */
export type AnyArrival = Announced<{ facts: PackageFacts }>;

/** A rule for uploaded packages: no remarks when it is met. */
export type Rule = (arrival: Arrival) => readonly UploadRemark[];

/**
 * The number that stands for the package as a whole, used for refusals that are known by their message or from
 * Apple's pages, but not by number.
 */
export const numberNotKnown = '90680';

/** What happens on a fault: the delivery is refused, it is accepted with a mail, or nothing is reported, and why. */
export type Ruling = { act: 'refuse' | 'mail'; rule: Rule } | { act: 'none'; why: string };

/** By Slipway's code for the fault; the remarks about it are the practice server’s own. */
export type Rulings = Partial<Record<PackageRuleCode, Ruling | readonly Ruling[]>>;

export const refuses = (rule: Rule): Ruling => ({ act: 'refuse', rule });
export const mails = (rule: Rule): Ruling => ({ act: 'mail', rule });
export const silence = (why: string): Ruling => ({ act: 'none', why });

/** One remark when there is a message, none when it is null. */
export function remark(code: ErrorNumberText, description: string | null | false): UploadRemark[] {
  return description === null || description === false ? [] : [{ code, description }];
}
