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
  /** Values that the message counts, formats or chooses by; all others are put in as words. */
  selectors: ReadonlySet<string>;
}

const kept = new Map<string, Translation>();

/** The message in the current language; null for a key that this version does not know, from a newer one. */
export function translationOf(key: string): Translation | null {
  const { locale, tag, messages } = currentLanguage();
  const known: Readonly<Record<string, string>> = english;
  const text = messages[key] ?? (Object.hasOwn(known, key) ? known[key] : undefined);
  if (text === undefined) return null;
  const id = `${tag} ${locale} ${key}`;
  const earlier = kept.get(id);
  if (earlier !== undefined) return earlier;
  const plain = new IntlMessageFormat(text, locale);
  const format = tag === 'pseudo' ? new IntlMessageFormat(pseudo(plain.getAst()), locale) : plain;
  const made = { format, selectors: new Set(selectorsIn(format.getAst())) };
  kept.set(id, made);
  return made;
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

function selectorsIn(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const name =
      'value' in element && element.type >= 2 && element.type <= 6 ? [element.value] : [];
    const inner =
      'options' in element
        ? Object.values(element.options).flatMap((option) => selectorsIn(option.value))
        : 'children' in element
          ? selectorsIn(element.children)
          : [];
    return [...name, ...inner];
  });
}

/** A value may end with the period of an abbreviation, such as `10. Nov.`, and the sentence with its own. */
function onePeriod(text: string): string {
  return text.replace(/(?<!\.)\.\.(?!\.)/g, '.');
}

/** Values that are in words already. */
export type Words = Record<string, string | number>;

/** In pieces, with what `<b>` emphasizes apart. */
export function piecesOf(translation: Translation, words: Words): Piece[] {
  const b: FormatXMLElementFn<Piece, Piece> = (inner) => ({
    text: inner.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
    strong: true,
  });
  const made = translation.format.format<Piece>({ ...words, b });
  const parts = Array.isArray(made) ? made : [made];
  return parts.map((part) => (typeof part === 'string' ? { text: onePeriod(part) } : part));
}

/** For formatters, whose values are words or numbers already: everyone else uses `say`. */
export function translate(key: MessageKey, words: Words = {}): string {
  const translation = translationOf(key);
  if (translation === null) return key;
  return piecesOf(translation, words)
    .map((piece) => piece.text)
    .join('');
}
