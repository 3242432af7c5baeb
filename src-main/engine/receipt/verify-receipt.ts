import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Receipt } from '#shared/domain/receipt';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { readHandedOver } from '../publish/hand-over-mark';
import { readJournal } from '../publish/run-journal';
import { foldEvents } from '../publish/run-machine';
import { parseJson } from '../storage/json-file';
import { hashFile } from '../upload/hash-file';
import { canonicalJson, chainOf, inOrder, sectionNames } from './chain';

/** Result of comparing the seal with the one in the run's journal. */
type JournalWord = 'same-seal' | 'other-seal' | 'handed-over' | 'not-here' | 'cannot-be-read';

/** A receipt compared with its own chain, its run's journal and, if given, a package. */
export type Verification =
  | ({ kind: 'damaged' } & Damage)
  | {
      kind: 'sound';
      receipt: Receipt;
      journal: JournalWord;
      /** Null when no package was given. */
      package: PackageCompared | null;
    };

interface PackageCompared {
  /** Hex, of the given file. */
  sha256: string;
  isSame: boolean;
}

interface VerifyOptions {
  receiptPath: string;
  packagePath: string | null;
  /** Where a run's journal is stored on this computer; null when it is not here. */
  findFolder(runId: string): Promise<string | null>;
}

/** Throws `receipt-not-found`, `receipt-unsealed` and `package-not-found`. */
export async function verifyReceipt(options: VerifyOptions): Promise<Verification> {
  const bytes = await readFile(options.receiptPath).catch((thrown: NodeJS.ErrnoException) =>
    fail(
      'receipt-not-found',
      message('error.receipt-not-found.detail', {
        path: options.receiptPath,
        code: thrown.code ?? '',
      }),
    ),
  );
  const examined = examineReceipt(bytes);
  if (examined.kind === 'damaged') {
    if (isUnsealed(bytes)) fail('receipt-unsealed', message('error.receipt-unsealed.detail'));
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

/** Receipts of the first version had neither chain nor seal: there is nothing to verify. */
function isUnsealed(bytes: Buffer): boolean {
  const value = parseJson(bytes.toString('utf8'));
  if (typeof value !== 'object' || value === null || 'seal' in value || 'chain' in value)
    return false;
  return 'schema' in value && value.schema === 1;
}

/** The journal beside the receipt takes precedence, for a run's folder may have been moved as a whole. */
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
    // The one who finished the run has the journal with the seal.
    if (record?.run.id === runId && (await readHandedOver(folder)) !== null) return 'handed-over';
    // A journal that has lost lines may have lost the one with the seal.
    if (!record || (record.run.id === runId && record.run.seal === null)) return 'cannot-be-read';
    if (record.run.id !== runId || record.run.seal === null) return 'not-here';
    return record.run.seal === seal ? 'same-seal' : 'other-seal';
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ENOENT' ? 'not-here' : 'cannot-be-read';
  }
}

async function compare(path: string, receipt: Receipt): Promise<PackageCompared> {
  const whole = { path, algorithm: 'sha256', identity: null } as const;
  const sha256 = await hashFile(whole, new AbortController().signal).catch(
    (thrown: NodeJS.ErrnoException) =>
      fail(
        'package-not-found',
        message('error.package-not-found.unreadable', { path, code: thrown.code ?? '' }),
      ),
  );
  return { sha256, isSame: sha256 === receipt.package.sha256 };
}

/** Where a receipt differs from what was sealed. */
interface Damage {
  /** The first section that does not match; `chain` and `seal` are named like sections. */
  section: string;
  /** What is wrong with it. */
  detail: Message;
}

type Examined = { kind: 'sound'; receipt: Receipt } | ({ kind: 'damaged' } & Damage);

/** A run that did nothing on the App Store, or was never handed over, has no such section. */
function sectionsIn(blocks: readonly string[]): (typeof sectionNames)[number][] {
  const isOptional = (name: string): boolean => name === 'appStore' || name === 'parts';
  return sectionNames.filter(
    (name) => !isOptional(name) || blocks.some((block) => block.startsWith(`  "${name}":`)),
  );
}

/**
 * Compares the exact bytes of a receipt. Each field must be written exactly as Slipway writes it, so that a
 * changed byte is found even when JSON would ignore it; and each section must match the chain.
 */
export function examineReceipt(bytes: Buffer): Examined {
  // One character per byte, so that the blocks together are the whole file.
  const [head, ...blocks] = bytes.toString('latin1').split(/\n(?= {2}")/);
  const sections = sectionsIn(blocks);
  const fieldNames = [...sections, 'chain', 'seal'];
  const fields = fieldNames.map((name, index) => readBlock(blocks[index] ?? '', name));
  const damage =
    (head === '{' ? null : damageOf('schema', 'rewritten')) ??
    findBrokenLink(fields, sections) ??
    (blocks.length === fieldNames.length ? null : damageOf('seal', 'not-last'));
  if (damage) return { kind: 'damaged', ...damage };
  return inShape(Object.fromEntries(fieldNames.map((name, index) => [name, fields[index]])));
}

function damageOf(
  section: string,
  how: 'rewritten' | 'not-last' | 'not-sealed' | 'no-fit' | 'not-chain-end' | 'unknown-content',
): Damage {
  return { section, detail: message(`receipt.damage.${how}`, { section }) };
}

/** The value of one field; undefined where the text is not exactly what Slipway writes for it. */
function readBlock(block: string, name: string): unknown {
  const text = Buffer.from(block, 'latin1').toString('utf8');
  const end = name === 'seal' ? '\n}\n' : ',';
  const parsed = parseJson(`{${text.slice(0, -end.length)}}`);
  const value = (parsed as Record<string, unknown> | undefined)?.[name];
  const whole = JSON.stringify({ [name]: inOrder(value) }, null, 2);
  const written = Buffer.from(`${whole.slice(2, -2)}${end}`).toString('latin1');
  return written === block ? value : undefined;
}

function findBrokenLink(fields: readonly unknown[], sections: readonly string[]): Damage | null {
  const readable = fields.slice(0, sections.length);
  const unreadable = readable.indexOf(undefined);
  const links = chainOf(unreadable === -1 ? readable : readable.slice(0, unreadable));
  const [chain, seal] = fields.slice(sections.length);
  const isSealed = unreadable === -1 && links.at(-1)?.sha256 === seal;
  // A valid seal over all sections means that only the chain itself can have been changed.
  const changed = isSealed ? -1 : links.findIndex((link, index) => !isLink(chain, index, link));
  const section = sections[changed === -1 ? unreadable : changed];
  if (section !== undefined) return damageOf(section, changed === -1 ? 'rewritten' : 'not-sealed');
  if (canonicalJson(chain ?? null) !== canonicalJson(links)) return damageOf('chain', 'no-fit');
  return isSealed ? null : damageOf('seal', 'not-chain-end');
}

/** A chain that can't be parsed proves nothing about a section. */
function isLink(chain: unknown, index: number, link: unknown): boolean {
  return !Array.isArray(chain) || canonicalJson(chain[index] ?? null) === canonicalJson(link);
}

/** A chain can be valid around fields that don't belong in a receipt. */
function inShape(value: unknown): Examined {
  const parsed = Receipt.safeParse(value);
  if (parsed.success) return { kind: 'sound', receipt: parsed.data };
  const section = String(parsed.error.issues[0]?.path[0] ?? 'schema');
  return { kind: 'damaged', ...damageOf(section, 'unknown-content') };
}
