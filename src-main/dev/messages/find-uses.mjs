import { lineOf, parse, walk } from './source-files.mjs';

/** @typedef {import('./source-files.mjs').Node} Node */
/** @typedef {{ file: string, line: number, key: RegExp, values: Set<string> | null }} Use */

const calls = new Set(['say', 'message', 'translate']);
const wordMakers = new Set(['say', 'translate', 'inWords', 'inPieces', 'asSentence']);
const textNames = new Set(['title', 'detail', 'whatToDo', 'sentence', 'intention', 'why']);
const functions =
  /^(?:ArrowFunctionExpression|FunctionDeclaration|FunctionExpression|PropertyDefinition|MethodDefinition)$/;

/**
 * What a source file does with messages.
 * @param {string} file
 * @param {string} source
 */
export function findUses(file, source) {
  const { program, comments } = parse(file, source);
  const marked = new Set(
    comments
      .filter(({ value }) => /\bNot shown\b/.test(value))
      .flatMap(({ start, end }) => [lineOf(source, start), lineOf(source, end) + 1]),
  );
  /** @type {Use[]} */ const uses = [];
  /** Strings that may be keys: tables hold them. @type {Set<string>} */ const strings = new Set();
  /** @type {RegExp[]} */ const patterns = [];
  /** @type {string[]} */ const faults = [];
  const fault = (/** @type {Node} */ node, /** @type {string} */ text) => {
    const line = lineOf(source, node.start);
    if (!marked.has(line)) faults.push(`${file}:${line} ${text}`);
  };
  walk(program, (node, parents) => {
    if (node.type === 'Literal' && typeof node.value === 'string') strings.add(node.value);
    if (node.type === 'TemplateLiteral') {
      const pattern = patternOf(node);
      if (pattern !== null) patterns.push(pattern);
      for (const inner of /** @type {Node[]} */ (node.expressions))
        if (inner.type === 'MemberExpression' && textNames.has(nameOf(inner.property)))
          fault(
            node,
            `puts a text into a string: wrap ${source.slice(inner.start, inner.end)} in inWords()`,
          );
    }
    if (node.type !== 'CallExpression') return;
    const name = nameOf(node.callee);
    if (wordMakers.has(name) && !parents.some(({ type }) => functions.test(type)))
      fault(node, `${name}() before the language is known: call it inside a function`);
    if (!calls.has(name)) return;
    const [first, second] = /** @type {Node[]} */ (node.arguments);
    const key = first === undefined ? null : keyOf(first);
    if (key !== null)
      uses.push({ file, line: lineOf(source, node.start), key, values: valuesOf(second) });
  });
  return { uses, strings, patterns, faults };
}

/** @param {Node} node */
function keyOf(node) {
  if (node.type === 'Literal') return new RegExp(`^${escaped(String(node.value))}$`);
  return node.type === 'TemplateLiteral' ? patternOf(node) : null;
}

/** `error.${code}.title` as a pattern; null for what cannot be a key. @param {Node} node */
function patternOf(node) {
  const quasis = /** @type {{ value: { cooked: string } }[]} */ (node.quasis).map(
    ({ value }) => value.cooked,
  );
  if (quasis.length < 2 || !/^[a-z][a-z-]*\./.test(quasis[0] ?? '')) return null;
  if (quasis.some((part) => !/^[\w.-]*$/.test(part))) return null;
  return new RegExp(`^${quasis.map(escaped).join('[\\w.-]+')}$`);
}

/** Null when they cannot be known from here. @param {Node | undefined} node */
function valuesOf(node) {
  if (node === undefined) return new Set(/** @type {string[]} */ ([]));
  if (node.type !== 'ObjectExpression') return null;
  const properties = /** @type {Node[]} */ (node.properties);
  if (properties.some(({ type }) => type !== 'Property')) return null;
  return new Set(properties.map(({ key }) => nameOf(key)));
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** @param {unknown} node */
function nameOf(node) {
  const { name, value } = /** @type {{ name?: unknown, value?: unknown }} */ (node ?? {});
  return String(name ?? value ?? '');
}
