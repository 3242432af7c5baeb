import { IntlMessageFormat } from 'intl-messageformat';

/** @typedef {ReturnType<IntlMessageFormat['getAst']>} Ast */

const noBreak = '[\\u00a0\\u202f]';
const arabic = '\\u0600-\\u06ff';

/**
 * What a translation may not have, by its language; `*` is for all of them.
 * @type {Readonly<Record<string, readonly (readonly [RegExp, string])[]>>}
 */
const rules = {
  '*': [
    [/(?<!\w)"|"(?!\w)/, 'has straight quotes'],
    [/[\p{L}\d]'\p{L}/u, 'has a straight apostrophe; use ’'],
    [/\.\.\./, 'has three periods; use …'],
    [/^\s|\s$|[^\n] {2}/, 'begins or ends with a blank, or has two of them'],
  ],
  de: [
    [/”|[«»]/, 'has the quotes of another language; use „ and “'],
    [/ …/, 'has a plain space before …; use a no-break space'],
    [/ %/, 'has a plain space before %; use a no-break space'],
  ],
  es: [[/[«»„]/, 'has the quotes of another language; use “ and ”']],
  fr: [
    [/[“”„]/, 'has the quotes of another language; use « and »'],
    [/ [:;?!%»]|« /, 'has a plain space before : ; ? ! % or inside « »; use a no-break space'],
    [/[^\s\u202f][;?!](?=\s|\}|$)|\u00a0[;?!]/, 'has no narrow no-break space before ; ? or !'],
    [
      new RegExp(`«(?!${noBreak})|(?<!${noBreak})»`),
      'has no no-break space inside « », which French has',
    ],
  ],
  ar: [
    [/[“”„]/, 'has the quotes of another language; use « and »'],
    [new RegExp(`[${arabic}][,;?](?=\\s|$)`), 'has , ; or ? of another script; use ، ؛ or ؟'],
    // Dashes and periods have no direction: after Arabic they would be shown at the other end of the word.
    [
      new RegExp(`(?<![\\u200e\\u2068\\w\\]] ?)--(?=[a-z])|(?<=[${arabic}«(] ?)\\.[a-z][a-z\\d]+`),
      'has an option or an extension without U+200E before it',
    ],
  ],
};

/**
 * Faults of a translation that the rules of its language name, beside its words.
 * @param {string} locale
 * @param {string} text
 * @returns {string[]}
 */
export function checkTypography(locale, text) {
  return [
    ...[...(rules['*'] ?? []), ...(rules[locale] ?? [])]
      .filter(([pattern]) => pattern.test(text))
      .map(([, fault]) => fault),
    ...missingForms(locale, new IntlMessageFormat(text, locale).getAst()).map(
      (form) => `has no words for the number form “${form}”`,
    ),
  ];
}

/**
 * A language with more forms than singular and plural needs words for each: the last of them is wrong for the others.
 * @param {string} locale
 * @param {Ast} ast
 * @returns {string[]}
 */
function missingForms(locale, ast) {
  return ast.flatMap((element) => {
    const inner = 'options' in element ? Object.values(element.options) : [];
    const below = inner.flatMap(({ value }) => missingForms(locale, value));
    const children = 'children' in element ? missingForms(locale, element.children) : [];
    if (element.type !== 6) return [...below, ...children];
    const exact = { zero: '=0', one: '=1', two: '=2' };
    const forms = formsOf(locale);
    const missing = forms.length <= 2 ? [] : forms;
    return [
      ...missing.filter(
        (form) =>
          element.options[form] === undefined &&
          element.options[exact[/** @type {keyof typeof exact} */ (form)] ?? ''] === undefined,
      ),
      ...below,
    ];
  });
}

/** The forms of whole numbers. @param {string} locale @returns {string[]} */
function formsOf(locale) {
  const plural = new Intl.PluralRules(locale);
  return [...new Set(Array.from({ length: 200 }, (_, number) => plural.select(number)))];
}
