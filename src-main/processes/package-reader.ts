import { z } from 'zod';
import { OpenedPackage } from '#shared/domain/opened-package';
import { PackageInfo } from '#shared/domain/package-info';
import { defineContract } from './contract';

/** A package without its executables: quick however large it is. */
export const PackageFacts = z.object({
  info: PackageInfo,
  /** Identity of the file this was read from. */
  file: OpenedPackage.shape.mark,
  /** The largest loose icon as a PNG that a browser can show; null when there is none. */
  icon: z.custom<Uint8Array>((given) => given instanceof Uint8Array).nullable(),
});
export type PackageFacts = z.infer<typeof PackageFacts>;

const path = z.string();

const ReaderReport = z.discriminatedUnion('kind', [
  /** How much must be unpacked, reported beforehand. */
  z.object({ kind: z.literal('work'), packedBytes: z.number() }),
  /** Memory of the process at the end, freed or not. */
  z.object({ kind: z.literal('memory'), bytes: z.number() }),
]);
export type ReaderReport = z.infer<typeof ReaderReport>;

/** The process that reads packages, one at a time. */
export const packageReader = defineContract({
  requests: {
    facts: { params: z.object({ path }), report: ReaderReport, reply: PackageFacts },
    /** Everything is read and every offline check runs; dated rules are judged as of `today`. */
    inspect: {
      params: z.object({ path, today: z.date() }),
      report: ReaderReport,
      reply: OpenedPackage,
    },
  },
});
export type PackageReaderContract = typeof packageReader;
