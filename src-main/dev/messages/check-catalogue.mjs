import { IntlMessageFormat } from 'intl-messageformat';
import { checkTypography } from './check-typography.mjs';
import { retiredWords } from './retired-words.mjs';

/** @typedef {ReturnType<IntlMessageFormat['getAst']>} Ast */

/**
 * What a message needs: the names of its values, and its tags.
 * @param {string} text
 * @param {string} locale
 * @returns {{ values: Set<string>, tags: Set<string> } | string} a string says why it cannot be parsed
 */
export function needsOf(text, locale = 'en') {
  try {
    const ast = new IntlMessageFormat(text, locale).getAst();
    /** @type {Set<string>} */ const values = new Set();
    /** @type {Set<string>} */ const tags = new Set();
    collect(ast, values, tags);
    return { values, tags };
  } catch (thrown) {
    return String(thrown instanceof Error ? thrown.message : thrown);
  }
}

/**
 * @param {Ast} ast
 * @param {Set<string>} values
 * @param {Set<string>} tags
 */
function collect(ast, values, tags) {
  for (const element of ast) {
    if (element.type >= 1 && element.type <= 6 && 'value' in element) values.add(element.value);
    if ('children' in element) {
      tags.add(element.value);
      collect(element.children, values, tags);
    }
    if ('options' in element)
      for (const option of Object.values(element.options)) collect(option.value, values, tags);
  }
}

/**
 * Faults of the English catalogue itself.
 * @param {Readonly<Record<string, string>>} english
 * @returns {string[]}
 */
export function checkEnglish(english) {
  return Object.entries(english).flatMap(([key, text]) => {
    const faults = [];
    const needs = needsOf(text);
    if (typeof needs === 'string') faults.push(`cannot be parsed: ${needs}`);
    if (text !== text.trim() || text === '')
      faults.push('begins or ends with a blank, or is empty');
    if (/(?<!\w)"|"(?!\w)/.test(text)) faults.push('has straight quotes; use “ and ”');
    if (/\w'\w/.test(text)) faults.push('has a straight apostrophe; use ’');
    if (text.includes('...')) faults.push('has three periods; use …');
    // Selectors are codes, not words.
    const words = text.replace(/\b[\w-]+ (?=\{)/g, '');
    for (const [pattern, instead] of retiredWords)
      if (pattern.test(words))
        faults.push(`has a retired word (${pattern.source}); say ${instead}`);
    return faults.map((fault) => `${key}: ${fault} – ${text}`);
  });
}

/**
 * Faults of one translation: every key of the English catalogue, no other, and the same values in each.
 * @param {string} locale
 * @param {Readonly<Record<string, string>>} translated
 * @param {Readonly<Record<string, string>>} english
 * @returns {string[]}
 */
export function checkTranslation(locale, translated, english) {
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(translated, key));
  const spare = Object.keys(translated).filter((key) => !Object.hasOwn(english, key));
  const different = Object.entries(translated).flatMap(([key, text]) => {
    const source = english[key];
    if (source === undefined) return [];
    const [theirs, ours] = [needsOf(text, locale), needsOf(source)];
    if (typeof theirs === 'string') return [`${key}: cannot be parsed: ${theirs}`];
    if (typeof ours === 'string') return [];
    if (text.trim() === '') return [`${key}: is empty`];
    const same = (/** @type {Set<string>} */ one, /** @type {Set<string>} */ other) =>
      [...one].sort().join() === [...other].sort().join();
    return [
      ...(same(theirs.values, ours.values) && same(theirs.tags, ours.tags)
        ? []
        : [`${key}: has other values or tags than in English: ${text}`]),
      ...checkTypography(locale, text).map((fault) => `${key}: ${fault}: ${text}`),
    ];
  });
  return [
    ...missing.map((key) => `${key}: is missing`),
    ...spare.map((key) => `${key}: is not in the English catalogue`),
    ...different,
  ].map((fault) => `${locale}: ${fault}`);
}
