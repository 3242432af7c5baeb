import { z } from 'zod';

/*
 * Fields of App Store Connect's rows. Its schema requires none of them in a response (app-store-connect.md, requests
 * 1), and rows made by other tools do lack some. A field that is missing or of another type is unknown, never a reason
 * to reject the whole row.
 */

/** A string, or null when absent. */
export const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** A string; empty when it is known to be, null when absent. */
export const perhapsText = z
  .string()
  .nullable()
  .optional()
  .catch(undefined)
  .transform((value) => (value === undefined ? null : (value ?? '')));

/** A Boolean, or null when absent. */
export const flag = z
  .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** A count, offset or length, also when sent as a string of plain digits. */
export const PlainNumber = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().nonnegative());

/** The same, or null when absent. */
export const count = PlainNumber.nullish()
  .catch(null)
  .transform((value) => value ?? null);
