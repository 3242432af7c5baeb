import { z } from 'zod';
import { AppError } from '#shared/errors';

/** One kind of request from a parent to a child. */
interface RequestContract {
  params: z.ZodType;
  /** Messages from the parent while the child works. */
  message?: z.ZodType;
  /** Reports from the child while it works. */
  report?: z.ZodType;
  reply: z.ZodType;
}

/** All messages between a parent and its child. A child that must start quickly imports it as a type. */
export interface Contract {
  requests: Record<string, RequestContract>;
  /** Unsolicited messages from the child. */
  event?: z.ZodType;
}

export type RequestName<C extends Contract> = keyof C['requests'] & string;

type Part<C extends Contract, K extends RequestName<C>, P extends keyof RequestContract> =
  C['requests'][K] extends Record<P, infer Schema extends z.ZodType> ? z.infer<Schema> : never;

export type Params<C extends Contract, K extends RequestName<C>> = Part<C, K, 'params'>;
export type Message<C extends Contract, K extends RequestName<C>> = Part<C, K, 'message'>;
export type Report<C extends Contract, K extends RequestName<C>> = Part<C, K, 'report'>;
export type Reply<C extends Contract, K extends RequestName<C>> = Part<C, K, 'reply'>;
export type EventOf<C extends Contract> =
  C extends Record<'event', infer Schema extends z.ZodType> ? z.infer<Schema> : never;

/** What goes from parent to child; `id` counts the requests of one channel. */
export type ToChild =
  | { kind: 'request'; id: number; name: string; params: unknown }
  | { kind: 'message'; id: number; value: unknown }
  /** Work that is almost done may still finish within `graceMs`. */
  | { kind: 'abort'; id: number; graceMs: number }
  /** The child cleans up and exits. */
  | { kind: 'close' };

const id = z.number().int();

/** What goes from child to parent. */
const FromChild = z.discriminatedUnion('kind', [
  /** Once: the child accepts requests. */
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('event'), value: z.unknown() }),
  z.object({ kind: z.literal('report'), id, value: z.unknown() }),
  z.object({ kind: z.literal('reply'), id, value: z.unknown() }),
  z.object({ kind: z.literal('failed'), id, error: AppError }),
]);
export type FromChild = z.infer<typeof FromChild>;

/** The schema of a contract's message envelopes. */
export interface Envelope {
  fromChild: typeof FromChild;
}

export function defineContract<C extends Contract>(contract: C): C & Envelope {
  return { ...contract, fromChild: FromChild };
}
