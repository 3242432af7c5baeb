import { z } from 'zod';

/** A code in a record: typed for writers, any text for readers, because another Slipway may have written it. */
export function keptCode<Code extends string>(): z.ZodType<Code, Code> {
  return z.string().min(1) as unknown as z.ZodType<Code, Code>;
}
