import { duration, formatSize, formatSizeIn, formatWhole, listed, listedOr } from './format';
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
import { type Piece, piecesOf, translationOf } from './translate';

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
  const translation = translationOf(text.key);
  if (translation === null) return [{ text: text.key }];
  const words = Object.entries(text.params ?? {}).map(([name, value]) => [
    name,
    translation.selectors.has(name) ? selectorOf(value) : valueInWords(value),
  ]);
  return piecesOf(translation, Object.fromEntries(words));
}

/** As a whole sentence, with a capital and a period: for words that may come from elsewhere. */
export function asSentence(text: Text): string {
  const trimmed = inWords(text).trim();
  if (trimmed === '') return '';
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…。！？؟]$/.test(capital) ? capital : `${capital}.`;
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

/** What a plural counts or a select chooses by. ICU's names of branches have no hyphens. */
function selectorOf(value: Value): string | number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value.replaceAll('-', '_') : valueInWords(value);
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
