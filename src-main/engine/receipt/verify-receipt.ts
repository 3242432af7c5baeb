import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Receipt } from '#shared/domain/receipt';
import { raise } from '#shared/errors';
import { readJournal } from '../publish/run-journal';
import { foldEvents } from '../publish/run-machine';
import { parseJson } from '../storage/parse-json';
import { hashFile } from '../upload/hash-file';
import { type Damage, examineReceipt } from './find-damage';

/** What came of comparing the seal with the one that the run's journal keeps. */
export type JournalWord = 'same-seal' | 'other-seal' | 'not-here' | 'cannot-be-read';

/** A receipt against its own chain, its run's journal and, where one was given, a package. */
export type Verification =
  | ({ kind: 'damaged' } & Damage)
  | {
      kind: 'sound';
      receipt: Receipt;
      journal: JournalWord;
      /** Null when no package was given. */
      package: PackageCompared | null;
    };

export interface PackageCompared {
  /** Hex, of the file that was given. */
  sha256: string;
  isSame: boolean;
}

export interface VerifyOptions {
  receiptPath: string;
  packagePath: string | null;
  /** Where a run's journal is kept on this computer; null when it is not here. */
  findFolder(runId: string): Promise<string | null>;
}

/** Raises `receipt-not-found`, `receipt-unsealed` and `package-not-found`. */
export async function verifyReceipt(options: VerifyOptions): Promise<Verification> {
  const bytes = await readFile(options.receiptPath).catch((thrown: NodeJS.ErrnoException) =>
    raise('receipt-not-found', `${options.receiptPath} cannot be read (${thrown.code}).`),
  );
  const examined = examineReceipt(bytes);
  if (examined.kind === 'damaged') {
    if (isUnsealed(bytes)) raise('receipt-unsealed', 'It has the form of before the seal.');
    return examined;
  }
  const { receipt } = examined;
  return {
    kind: 'sound',
    receipt,
    journal: await askJournals(receipt, options),
    package: options.packagePath ? await compare(options.packagePath, receipt) : null,
  };
}

/** Receipts of the first form had neither chain nor seal: there is nothing to verify. */
function isUnsealed(bytes: Buffer): boolean {
  const value = parseJson(bytes.toString('utf8'));
  if (typeof value !== 'object' || value === null || 'seal' in value || 'chain' in value)
    return false;
  return 'schema' in value && value.schema === 1;
}

/** The journal beside the receipt has the first word, for a run's folder may have been carried away whole. */
async function askJournals(
  receipt: Receipt,
  { receiptPath, findFolder }: VerifyOptions,
): Promise<JournalWord> {
  const beside = await askJournal(receipt, dirname(receiptPath));
  if (beside !== 'not-here') return beside;
  const folder = await findFolder(receipt.runId);
  return folder === null ? 'not-here' : askJournal(receipt, folder);
}

async function askJournal({ runId, seal }: Receipt, folder: string): Promise<JournalWord> {
  try {
    const record = foldEvents((await readJournal(folder)).events);
    if (record?.run.id !== runId || record.run.seal === null) return 'not-here';
    return record.run.seal === seal ? 'same-seal' : 'other-seal';
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ENOENT' ? 'not-here' : 'cannot-be-read';
  }
}

async function compare(path: string, receipt: Receipt): Promise<PackageCompared> {
  const whole = { path, algorithm: 'sha256', identity: null } as const;
  const sha256 = await hashFile(whole, new AbortController().signal).catch(
    (thrown: NodeJS.ErrnoException) =>
      raise('package-not-found', `${path} cannot be read (${thrown.code}).`),
  );
  return { sha256, isSame: sha256 === receipt.package.sha256 };
}
