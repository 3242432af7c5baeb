import { z } from 'zod';
import type { english } from './english';

/** Every key of the message catalogue; the compiler accepts no other. */
export type MessageKey = keyof typeof english;

/**
 * A value inside a sentence. It carries its unit, so that the reader's language decides how it is written.
 * A string is shown unchanged: a name, a path, Apple's own words.
 */
export type Value =
  | string
  | number
  /** Bytes; `unitOf` names another amount whose unit is used, as in `212 of 480 MB`. */
  | { bytes: number; unitOf?: number | undefined }
  /** Milliseconds. */
  | { duration: number }
  /** ISO 8601: `28 Nov 2026`. */
  | { day: string }
  /** ISO 8601: `14:02`. */
  | { time: string }
  /** ISO 8601: `28 Nov 2026, 14:02`. */
  | { moment: string }
  /** A locale of App Store Connect, shown as the name of its language. */
  | { locale: string }
  /** `QA, Friends and Beta circle`, or with `or`. */
  | { list: Value[]; or?: boolean | undefined }
  | Message;

/** A sentence as a fact: a key of the message catalogue and its values. Words are made where a person reads them. */
export interface Message {
  /** A `MessageKey`; any string, because a journal may come from another version. */
  key: string;
  params?: Record<string, Value> | undefined;
}

const Value: z.ZodType<Value, Value> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.object({ bytes: z.number(), unitOf: z.number().optional() }).strict(),
    z.object({ duration: z.number() }).strict(),
    z.object({ day: z.string() }).strict(),
    z.object({ time: z.string() }).strict(),
    z.object({ moment: z.string() }).strict(),
    z.object({ locale: z.string() }).strict(),
    z.object({ list: z.array(Value), or: z.boolean().optional() }).strict(),
    Message,
  ]),
);

export const Message: z.ZodType<Message, Message> = z.lazy(() =>
  z.object({ key: z.string(), params: z.record(z.string(), Value).optional() }).strict(),
);

/**
 * What a person reads: a message, or words that are shown unchanged. Those are Apple's own, or from a journal of a
 * version that still wrote sentences. A sentence of Slipway is never written as a string: the checks refuse it.
 */
export const Text = z.union([z.string(), Message]);
export type Text = z.infer<typeof Text>;

type Identifier<S extends string> = S extends
  | ''
  | `${string}${' ' | '#' | '.' | '…' | '\n'}${string}`
  ? never
  : S;

/** `count` of `{count, plural, …`: an argument with a type. */
type Typed<S extends string> = S extends `${string}{${infer Inside}`
  ?
      | (Inside extends `${infer Head}}${string}`
          ? Head extends `${infer Name},${string}`
            ? Identifier<Name>
            : never
          : never)
      | Typed<Inside>
  : never;

/** `name` of `{name}`. */
type Plain<S extends string> = S extends `${string}{${infer Inside}`
  ?
      | (Inside extends `${infer Head}}${string}`
          ? Head extends `${string},${string}`
            ? never
            : Identifier<Head>
          : never)
      | Plain<Inside>
  : never;

/**
 * The values that a message needs. In a message with branches the compiler cannot tell `{name}` from the one-word
 * branch `{name}`, so there only the typed ones are required; the message check compares the rest.
 */
export type Params<S extends string> =
  S extends `${string}, ${'plural' | 'select' | 'selectordinal'},${string}`
    ? Record<Typed<S>, Value> & { [name: string]: Value }
    : Record<Plain<S> | Typed<S>, Value>;

export type Arguments<K extends MessageKey> = keyof Params<(typeof english)[K]> extends never
  ? []
  : [params: Params<(typeof english)[K]>];

/** A sentence from the catalogue, to be put into words by whoever shows it. */
export function message<K extends MessageKey>(key: K, ...[params]: Arguments<K>): Message {
  return params === undefined ? { key } : { key, params: params as Record<string, Value> };
}

const keyShape = /^[a-z][a-z0-9-]*(?:\.[A-Za-z0-9_-]+)+$/;

export function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const { key, params } = value as { key?: unknown; params?: unknown };
  return (
    typeof key === 'string' &&
    keyShape.test(key) &&
    (params === undefined || (typeof params === 'object' && params !== null)) &&
    Object.keys(value).every((name) => name === 'key' || name === 'params')
  );
}

/** The same sentence with every string in it changed, such as one that may hold a secret. */
export function withStrings<T extends Text | Value>(text: T, change: (text: string) => string): T {
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, name === 'key' ? inner : changed(inner)]),
    );
  };
  return changed(text) as T;
}

/** Whether two places or titles are the same fact. */
export function isSameText(one: Text, other: Text): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
