import { z } from 'zod';
import { Finding } from './finding';
import { PackageInfo } from './package-info';
import { PackageTraits } from './package-summary';
import { PackageMark } from './publish-plan';

/** A package as the window shows it: read on this computer, nothing uploaded. */
export const OpenedPackage = z.object({
  /** Absolute, on this computer. */
  path: z.string().min(1).max(4096),
  fileName: z.string(),
  info: PackageInfo,
  /** The app's icon as a `data:image/png` URL, or null if the package has none to show. */
  icon: z.string().nullable(),
  findings: z.array(Finding),
  /** How many offline checks ran. */
  checks: z.number().int(),
  /** Only known after a full reading; left out if the reader does not report it. */
  traits: PackageTraits.optional(),
  /** The file that was read; decisions about it apply to no other. */
  mark: PackageMark.shape.file.unwrap(),
});
export type OpenedPackage = z.infer<typeof OpenedPackage>;
