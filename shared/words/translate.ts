import { type FormatXMLElementFn, IntlMessageFormat } from 'intl-messageformat';
import { english } from './english';
import { currentLanguage } from './language';
import type { MessageKey } from './message';
import { pseudo } from './pseudo';

/** A sentence in parts, so that a window can set some of them in bold and a test can read the whole. */
export interface Piece {
  text: string;
  strong?: true;
}

interface Translation {
  format: IntlMessageFormat;
  /** Values that the message counts or formats. */
  numbers: ReadonlySet<string>;
  /** Values that the message chooses a branch by. */
  choices: ReadonlySet<string>;
}

const kept = new Map<string, Translation>();

/** The message in the current language; null for a key that this version does not know, from a newer one. */
export function translationOf(key: string): Translation | null {
  const { locale, tag, messages } = currentLanguage();
  const text = ownText(messages, key) ?? ownText(english, key);
  if (text === null) return null;
  const id = `${tag} ${locale} ${key}`;
  const earlier = kept.get(id);
  if (earlier !== undefined) return earlier;
  const ast = new IntlMessageFormat(text, locale).getAst();
  const numbers = new Set<string>();
  const choices = new Set<string>();
  const format = new IntlMessageFormat(
    prepared(tag === 'pseudo' ? pseudo(ast) : ast, numbers, choices),
    locale,
  );
  const made = { format, numbers, choices };
  kept.set(id, made);
  return made;
}

/** A key may be any string of a journal, such as `constructor`. */
function ownText(messages: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(messages, key) ? (messages[key] ?? null) : null;
}

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** The name of what a message counts or chooses by: the same value may also be shown in words. */
export const raw = (name: string): string => `:${name}`;

/** Between a value and the period after it. */
const joint = '\uE000';

function prepared(elements: Ast, numbers: Set<string>, choices: Set<string>): Ast {
  return elements.map((element, place) => {
    const { type } = element;
    if (type === 0 && place > 0 && element.value.startsWith('.'))
      return { ...element, value: `${joint}${element.value}` };
    if (type === 2 || type === 6) numbers.add(element.value);
    if (type === 5) choices.add(element.value);
    if ('options' in element) {
      const options = Object.fromEntries(
        Object.entries(element.options).map(([name, option]) => [
          name,
          { ...option, value: prepared(option.value, numbers, choices) },
        ]),
      );
      return { ...element, value: raw(element.value), options } as typeof element;
    }
    if ('children' in element)
      return { ...element, children: prepared(element.children, numbers, choices) };
    return type === 2 ? { ...element, value: raw(element.value) } : element;
  });
}

/** A value may end with the period of an abbreviation, such as `10. Nov.`, and the sentence with its own. */
function onePeriod(text: string): string {
  return text.replaceAll(`.${joint}.`, '.').replaceAll(joint, '');
}

/** Values that are in words already; under the name `raw(name)` the number or code itself. */
export type Words = Record<string, string | number>;

/** In pieces, with what `<b>` emphasizes apart. */
export function piecesOf(translation: Translation, words: Words): Piece[] {
  const b: FormatXMLElementFn<Piece, Piece> = (inner) => ({
    text: inner.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
    strong: true,
  });
  const made = translation.format.format<Piece>({ ...words, b });
  const parts = Array.isArray(made) ? made : [made];
  return parts.map((part) =>
    typeof part === 'string' ? { text: onePeriod(part) } : { ...part, text: onePeriod(part.text) },
  );
}

/** For formatters, whose values are words already: everyone else uses `say`. */
export function translate(key: MessageKey, words: Readonly<Record<string, string>> = {}): string {
  const translation = translationOf(key);
  if (translation === null) return key;
  return piecesOf(translation, words)
    .map((piece) => piece.text)
    .join('');
}
