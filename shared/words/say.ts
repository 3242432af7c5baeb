import { duration, formatSize, formatSizeIn, formatWhole, listed, listedOr } from './format';
import { textDirection } from './language';
import { localeName } from './locale-name';
import {
  type Arguments,
  isMessage,
  type Message,
  type MessageKey,
  type Text,
  type Value,
} from './message';
import { clockTime, dayOfYear, fullTime } from './time';
import { type Piece, piecesOf, raw, translate, translationOf, type Words } from './translate';

/** A message in the current language. */
export function say<K extends MessageKey>(key: K, ...[params]: Arguments<K>): string {
  return inWords(params === undefined ? { key } : { key, params: params as Record<string, Value> });
}

/** In the current language; words that are no message stay unchanged. */
export function inWords(text: Text): string {
  if (typeof text === 'string') return text;
  return inPieces(text)
    .map((piece) => piece.text)
    .join('');
}

/** The same in pieces, with what the message emphasizes apart. */
export function inPieces(text: Text): Piece[] {
  if (typeof text === 'string') return [{ text }];
  try {
    return piecesIn(text) ?? unknownMessage(text);
  } catch {
    // A journal may hold anything: a message that cannot be put into words must not hide what is around it.
    return unknownMessage(text);
  }
}

function piecesIn({ key, params = {} }: Message): Piece[] | null {
  const translation = translationOf(key);
  if (translation === null) return null;
  const words: Words = {};
  for (const [name, value] of Object.entries(params)) {
    if (translation.numbers.has(name)) words[raw(name)] = numberOf(value);
    if (translation.choices.has(name)) words[raw(name)] = choiceOf(value);
    words[name] = isolated(valueInWords(value));
  }
  return piecesOf(translation, words);
}

/** From another version of Slipway, or damaged: at least its key and the values that are plain words. */
function unknownMessage({ key, params = {} }: Message): Piece[] {
  const values = Object.values(params)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String)
    .slice(0, 10);
  const name = key.slice(0, 200);
  const words =
    values.length === 0
      ? translate('message.unknown', { key: name })
      : translate('message.unknown-with-values', { key: name, values: listed(values) });
  return [{ text: words }];
}

/** A file's name or an identifier, which keeps its letters: `notes.json`, `some_key`. */
const nameFirst = /^\S*\w[._]\w/;

/** As a whole sentence, with a capital and a period: for words that may come from elsewhere. */
export function asSentence(text: Text): string {
  const trimmed = inWords(text).trim();
  if (trimmed === '') return '';
  const capital = nameFirst.test(trimmed)
    ? trimmed
    : trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…。！？؟]$/.test(capital)
    ? capital
    : translate('sentence.with-period', { sentence: capital });
}

/** Whole sentences, one after the other. */
export function inSentences(...sentences: readonly string[]): string {
  return sentences
    .filter((one) => one !== '')
    .reduce(
      (first, second) => (first === '' ? second : translate('sentence.joined', { first, second })),
      '',
    );
}

/** A type in which every message became a string. */
export type Worded<T> = T extends Message
  ? string
  : T extends readonly (infer Item)[]
    ? Worded<Item>[]
    : T extends object
      ? { [Name in keyof T]: Worded<T[Name]> }
      : T;

/** A copy of any value in which every message is in words: for output that other programs read. */
export function allInWords<T>(value: T): Worded<T> {
  return worded(value) as Worded<T>;
}

function worded(value: unknown): unknown {
  if (isMessage(value)) return inWords(value);
  if (Array.isArray(value)) return value.map(worded);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, worded(inner)]));
}

function numberOf(value: Value): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) throw new RangeError('not a number');
  return number;
}

/** ICU's names of branches have no hyphens. */
function choiceOf(value: Value): string {
  return typeof value === 'string' ? value.replaceAll('-', '_') : valueInWords(value);
}

/** A name or a date keeps its own order inside a sentence that runs from right to left. */
function isolated(words: string): string {
  return textDirection() === 'rtl' ? `\u2068${words}\u2069` : words;
}

function valueInWords(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatWhole(value);
  if ('key' in value) return inWords(value);
  if ('bytes' in value) {
    return value.unitOf === undefined
      ? formatSize(value.bytes)
      : formatSizeIn(value.bytes, value.unitOf);
  }
  if ('duration' in value) return duration(value.duration);
  if ('day' in value) return dayOfYear(value.day);
  if ('time' in value) return clockTime(value.time);
  if ('moment' in value) return fullTime(value.moment);
  if ('locale' in value) return localeName(value.locale);
  const items = value.list.map(valueInWords);
  return value.or === true ? listedOr(items) : listed(items);
}
