import { createHash } from 'node:crypto';
import { type Receipt, ReceiptFacts } from '#shared/domain/receipt';

/** The sections of a receipt, in the order of the chain. */
export const sectionNames = Object.keys(ReceiptFacts.shape) as (keyof ReceiptFacts)[];

/** The links of the first sections: each hash covers its section and every one before it. */
export function chainOf(values: readonly unknown[]): Receipt['chain'] {
  let previous = '';
  return sectionNames.slice(0, values.length).map((section, index) => {
    const text = previous + canonicalJson({ [section]: values[index] });
    previous = createHash('sha256').update(text).digest('hex');
    return { section, sha256: previous };
  });
}

/** Adds the chain and its seal. The keys of the result are in writing order. */
export function sealReceipt(facts: ReceiptFacts): Receipt {
  const sections = sectionNames
    .filter((name) => facts[name] !== undefined)
    .map((name) => [name, inOrder(facts[name])]);
  const chain = chainOf(sections.map(([, value]) => value));
  const seal = chain.at(-1)?.sha256 ?? '';
  return { ...(Object.fromEntries(sections) as ReceiptFacts), chain, seal };
}

/** The same value with the keys of every object sorted, so that equal values give equal text. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const sorted = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, inOrder(inner)]));
}

/** The canonical JSON of a value: sorted keys, no white space. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}
