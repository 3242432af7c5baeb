import { createHash } from 'node:crypto';
import { type Receipt, ReceiptFacts } from '#shared/domain/receipt';
import { canonicalJson, inOrder } from './canonical-json';

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

/** Adds the chain and its seal. What comes back has its keys in the order in which it is written. */
export function sealReceipt(facts: ReceiptFacts): Receipt {
  const sections = sectionNames.map((name) => [name, inOrder(facts[name])]);
  const chain = chainOf(sections.map(([, value]) => value));
  const seal = chain.at(-1)?.sha256 ?? '';
  return { ...(Object.fromEntries(sections) as ReceiptFacts), chain, seal };
}
