import { lineOf, parse, walk } from './source-files.mjs';

/** @typedef {import('./source-files.mjs').Node} Node */
/** @typedef {{ file: string, line: number, text: string }} Finding */

/** Attributes that a person sees or hears. */
const shownAttributes = new Set([
  'label',
  'title',
  'placeholder',
  'aria-label',
  'alt',
  'searchLabel',
  'empty',
  'description',
]);
/** Properties that hold one word for a person. */
const shownProperties = new Set([
  'title',
  'label',
  'word',
  'sentence',
  'detail',
  'whatToDo',
  'says',
  'message',
  'body',
  'buttonLabel',
]);
/** Calls whose words only a developer reads. */
const forDevelopers =
  /^(?:(?:\w+\.)*log\.(?:info|warn|error|debug)|Error|TypeError|RangeError|SyntaxError|Symbol|console\.\w+|assertNever)$/;
const mark = /\bNot shown\b/;

/**
 * Sentences outside the catalogue. A comment that begins with `Not shown:` and says why, on the line or the one above,
 * lets one be: a pattern in another program's output, a protocol's own words.
 * @param {string} file
 * @param {string} source
 * @returns {Finding[]}
 */
export function findLiterals(file, source) {
  const { program, comments } = parse(file, source);
  const marked = new Set(
    comments
      .filter(({ value }) => mark.test(value))
      .flatMap(({ start, end }) => [lineOf(source, start), lineOf(source, end) + 1]),
  );
  /** @type {Finding[]} */
  const found = [];
  walk(program, (node, parents) => {
    const text = textOf(node);
    if (text === null || isLetBe(parents, source)) return;
    if (!isForPeople(text, node, parents)) return;
    const line = lineOf(source, node.start);
    if (!marked.has(line)) found.push({ file, line, text: text.replace(/\s+/g, ' ').trim() });
  });
  return found;
}

/** @param {Node} node */
function textOf(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'JSXText') return /** @type {string} */ (node.value);
  if (node.type !== 'TemplateLiteral') return null;
  const quasis = /** @type {{ value: { cooked: string } }[]} */ (node.quasis);
  return quasis.map(({ value }) => value.cooked).join('{}');
}

/**
 * @param {readonly Node[]} parents
 * @param {string} source
 */
function isLetBe(parents, source) {
  return parents.some((parent, place) => {
    if (parent.type.startsWith('TS') && /Type|Signature|Literal/.test(parent.type)) return true;
    if (
      /^(?:Import|Export).*Declaration$/.test(parent.type) &&
      parent.source &&
      place === parents.length - 1
    )
      return true;
    if (parent.type === 'JSXAttribute')
      return ['className', 'placement', 'id', 'style', 'd', 'viewBox', 'type', 'role'].includes(
        nameOf(parent.name),
      );
    // Where a fact about Apple was read; a line for the terminal.
    if (parent.type === 'Property' && ['source', 'sources', 'command'].includes(nameOf(parent.key)))
      return true;
    if (parent.type !== 'CallExpression' && parent.type !== 'NewExpression') return false;
    const callee = /** @type {Node} */ (parent.callee);
    return forDevelopers.test(source.slice(callee.start, callee.end).replaceAll('?', ''));
  });
}

/**
 * @param {string} text
 * @param {Node} node
 * @param {readonly Node[]} parents
 */
function isForPeople(text, node, parents) {
  if (!/\p{L}{2}/u.test(text)) return false;
  if (text.trim() === 'Slipway' || isForMachines(text)) return false;
  if (node.type === 'JSXText') return true;
  const parent = parents.at(-1);
  if (parent?.type === 'JSXAttribute' && shownAttributes.has(nameOf(parent.name))) return true;
  if (
    parent?.type === 'Property' &&
    parent.value === node &&
    shownProperties.has(nameOf(parent.key)) &&
    /^\p{Lu}\p{Ll}/u.test(text)
  )
    return true;
  const words = text.replaceAll('{}', ' x ').match(/[\p{L}’']+/gu) ?? [];
  const isProse =
    / /.test(text.trim()) && words.filter((word) => /^\p{L}\p{Ll}+$/u.test(word)).length >= 2;
  return isProse || (/^\{\} \p{Ll}{2,}|\p{Ll}{2,} \{\}$/u.test(text.trim()) && words.length >= 2);
}

/**
 * Selectors and names of classes.
 * @param {string} text
 */
function isForMachines(text) {
  if (/^[:[]|\[\w+(?:-\w+)*(?:=|\])/.test(text)) return true;
  return text.split(' ').every((part) => /^[a-z]+(?:-[a-z{}]+)+$/.test(part));
}

/** @param {unknown} name */
function nameOf(name) {
  const { name: own, value } = /** @type {{ name?: unknown, value?: unknown }} */ (name);
  return String(own ?? value ?? '');
}
