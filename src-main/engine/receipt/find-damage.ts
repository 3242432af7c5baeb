import { Receipt } from '#shared/domain/receipt';
import { parseJson } from '../storage/parse-json';
import { canonicalJson, inOrder } from './canonical-json';
import { chainOf, sectionNames } from './chain';

/** Where a receipt is not what was sealed. */
export interface Damage {
  /** The first section that does not match; `chain` and `seal` are named like sections. */
  section: string;
  /** What is wrong with it, to be said after its name. */
  detail: string;
}

export type Examined = { kind: 'sound'; receipt: Receipt } | ({ kind: 'damaged' } & Damage);

const fieldNames = [...sectionNames, 'chain', 'seal'];

/**
 * Looks at the very bytes of a receipt. Each field must be written exactly as Slipway writes it, so that a
 * changed byte shows even where JSON would not mind it; and each section must be the one in the chain.
 */
export function examineReceipt(bytes: Buffer): Examined {
  // Every byte is a character here, so that the blocks together are the whole file.
  const [head, ...blocks] = bytes.toString('latin1').split(/\n(?= {2}")/);
  const fields = fieldNames.map((name, index) => readBlock(blocks[index] ?? '', name));
  const damage =
    (head === '{' ? null : { section: 'schema', detail: rewritten }) ??
    findBrokenLink(fields) ??
    (blocks.length === fieldNames.length ? null : { section: 'seal', detail: 'is not the end' });
  if (damage) return { kind: 'damaged', ...damage };
  return inShape(Object.fromEntries(fieldNames.map((name, index) => [name, fields[index]])));
}

const rewritten = 'is not written as it was';

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

function findBrokenLink(fields: readonly unknown[]): Damage | null {
  const readable = fields.slice(0, sectionNames.length);
  const unreadable = readable.indexOf(undefined);
  const links = chainOf(unreadable === -1 ? readable : readable.slice(0, unreadable));
  const [chain, seal] = fields.slice(sectionNames.length);
  const isSealed = unreadable === -1 && links.at(-1)?.sha256 === seal;
  // A sound seal over all sections means that only the chain itself can have been touched.
  const changed = isSealed ? -1 : links.findIndex((link, index) => !isLink(chain, index, link));
  const section = sectionNames[changed === -1 ? unreadable : changed];
  if (section !== undefined)
    return { section, detail: changed === -1 ? rewritten : 'is not what was sealed' };
  if (canonicalJson(chain ?? null) !== canonicalJson(links))
    return { section: 'chain', detail: 'does not fit the sections' };
  return isSealed ? null : { section: 'seal', detail: 'is not the end of the chain' };
}

/** A chain that cannot be read says nothing against a section. */
function isLink(chain: unknown, index: number, link: unknown): boolean {
  return !Array.isArray(chain) || canonicalJson(chain[index] ?? null) === canonicalJson(link);
}

/** A chain can be sound around something that no receipt holds. */
function inShape(value: unknown): Examined {
  const parsed = Receipt.safeParse(value);
  if (parsed.success) return { kind: 'sound', receipt: parsed.data };
  const section = String(parsed.error.issues[0]?.path[0] ?? 'schema');
  return { kind: 'damaged', section, detail: 'holds what this Slipway’s receipts do not' };
}
