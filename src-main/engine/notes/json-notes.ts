import {
  applyEdits,
  createScanner,
  type Edit,
  modify,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { isLanguageCode, localeOf } from './note-language';
import {
  atLine,
  type NewNote,
  type NoteSlot,
  type ParsedNotes,
  problem,
  type Remark,
  remark,
  unusedNames,
} from './parsed-notes';
import { lineEndOf, lineFinder, positionOf } from './source-text';

/** A note in JSON: its text, and the element or property that it is in. */
interface JsonSlot extends NoteSlot {
  /** The string with the text. */
  node: Node;
  /** The string with the language. */
  codeNode: Node;
  /** The element of a list, or the property of a map. */
  whole: Node;
  /** The list or the map. */
  parent: Node;
}

/** What other tools call the two fields. The first is the one of the guide. */
const languageKeys = ['language', 'locale', 'lang', 'code'];
const textKeys = [
  'text',
  'whatsNew',
  'whatToTest',
  'releaseNotes',
  'release_notes',
  'notes',
  'note',
  'value',
];
/** What maps and lists of notes are wrapped in. */
const wrapperKeys = [
  'notes',
  'releaseNotes',
  'release_notes',
  'whatsNew',
  'whatToTest',
  'localizations',
  'locales',
  'languages',
  'translations',
];

/** JSON that was taken apart: text without one is reported with line and column. Throws `notes-malformed`. */
export function parseJsonNotes(json: string, fileName: string): ParsedNotes {
  refuseDepth(json, fileName);
  const errors: ParseError[] = [];
  const root = parseTree(json, errors, { allowTrailingComma: true, disallowComments: false });
  const [error] = errors;
  if (error !== undefined || root === undefined) {
    const place = positionOf(json, error?.offset ?? json.length);
    return fail(
      'notes-malformed',
      message('error.notes-malformed.not-json', { file: fileName, ...place }),
    );
  }
  const reader = new JsonNotes(json);
  reader.readWhole(root);
  return {
    form: root.type === 'array' ? 'release-notes-json' : 'plain-map',
    slots: reader.slots,
    remarks: [...leniences(json), ...reader.remarks, ...unusedNames(reader.unused)],
    rewrite: (changed, added) => rewrite(json, root, reader.slots, changed, added),
  };
}

/** Deeper than any list of notes; what reads the tree would otherwise run out of stack. */
const deepest = 64;

function refuseDepth(json: string, fileName: string): void {
  const scanner = createScanner(json, true);
  let depth = 0;
  while (scanner.getPosition() < json.length) {
    scanner.scan();
    const first = json[scanner.getTokenOffset()];
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (depth <= deepest) continue;
    const place = positionOf(json, scanner.getTokenOffset());
    fail('notes-malformed', message('error.notes-malformed.deep', { file: fileName, ...place }));
  }
}

/** What strict readers of JSON refuse, and this one skips. */
function leniences(json: string): Remark[] {
  const errors: ParseError[] = [];
  parseTree(json, errors, { allowTrailingComma: false, disallowComments: true });
  const isComment = ({ error }: ParseError) => printParseErrorCode(error) === 'InvalidCommentToken';
  const comments = errors.filter(isComment);
  const commas = errors.filter((error) => !isComment(error));
  const at = ({ offset }: ParseError) =>
    message('notes-file.place.column', positionOf(json, offset));
  const lineOf = ({ offset }: ParseError) => atLine(positionOf(json, offset).line);
  const [comment] = comments;
  return [
    ...commas.slice(0, 1).map((one) => remark(at(one), '', message('notes-file.trailing-comma'))),
    ...(comment === undefined
      ? []
      : [
          remark(
            lineOf(comment),
            json.slice(comment.offset, comment.offset + comment.length),
            message('notes-file.comments', { count: comments.length }),
          ),
        ]),
  ];
}

class JsonNotes {
  readonly slots: JsonSlot[] = [];
  readonly remarks: Remark[] = [];
  readonly unused = new Set<string>();
  private readonly renamed = new Set<string>();
  private readonly lineAt: (offset: number) => number;

  constructor(private readonly json: string) {
    this.lineAt = lineFinder(json);
  }

  readWhole(root: Node): void {
    if (root.type === 'array') this.readList(root);
    else if (root.type !== 'object') this.notUsed(root);
    else if (propertyOf(root, languageKeys) && propertyOf(root, textKeys))
      this.readEntry(root, root, 1);
    else this.readMap(root);
  }

  private readList(list: Node): void {
    (list.children ?? []).forEach((element, index) => {
      const number = index + 1;
      if (element.type !== 'object') this.incomplete(element, number);
      else if (propertyOf(element, languageKeys) === undefined && isMap(element))
        this.readMap(element);
      else this.readEntry(element, list, number);
    });
  }

  private readEntry(entry: Node, parent: Node, number: number): void {
    const language = propertyOf(entry, languageKeys);
    const text = propertyOf(entry, textKeys);
    const [codeNode, node] = [valueIn(language), valueIn(text)];
    const repeated = repeatedKeys(entry);
    for (const property of entry.children ?? []) {
      if (property === language || property === text) continue;
      if (repeated.has(keyOf(property))) this.noteRepeated(property, number);
      else this.unused.add(keyOf(property));
    }
    if (codeNode?.type !== 'string' || node?.type !== 'string' || codeNode.value === '')
      return this.incomplete(entry, number);
    this.noteName(language, 'language');
    this.noteName(text, 'text');
    this.slots.push({
      code: codeNode.value,
      text: node.value,
      place: message('notes-file.place.entry', { number }),
      node,
      codeNode,
      whole: entry,
      parent,
    });
  }

  private readMap(map: Node): void {
    const last = new Map((map.children ?? []).map((property) => [keyOf(property), property]));
    for (const property of map.children ?? []) {
      const key = keyOf(property);
      const value = valueIn(property);
      if (value === undefined) continue;
      // All readers of JSON take the last one.
      if (last.get(key) !== property && isLanguage(key)) {
        const why = message('notes-file.key-repeated', { name: key });
        this.remarks.push(problem(this.at(property), this.source(property), why));
        continue;
      }
      const isList = value.type === 'object' || value.type === 'array';
      if (isLanguage(key)) this.readNamed(property, map);
      else if (isList && wrapperKeys.includes(key)) {
        this.remarks.push(remark(this.at(property), key, message('notes-file.wrapped')));
        if (value.type === 'array') this.readList(value);
        else this.readMap(value);
      } else this.unused.add(key);
    }
  }

  /** The note of one language in a map: a text, or an object with a text in it. */
  private readNamed(property: Node, parent: Node): void {
    const [codeNode] = property.children ?? [];
    const value = valueIn(property);
    if (codeNode === undefined || value === undefined) return;
    const inner = value.type === 'object' ? propertyOf(value, textKeys) : undefined;
    const node = value.type === 'object' ? valueIn(inner) : value;
    if (node?.type !== 'string') {
      this.remarks.push(
        problem(this.at(property), this.source(property), message('notes-file.not-text')),
      );
      return;
    }
    if (inner !== undefined) this.noteName(inner, 'text');
    for (const other of value.children ?? [])
      if (value.type === 'object' && other !== inner) this.unused.add(keyOf(other));
    this.slots.push({
      code: keyOf(property),
      text: node.value,
      place: this.at(property),
      node,
      codeNode,
      whole: property,
      parent,
    });
  }

  private noteRepeated(property: Node, number: number): void {
    const place = message('notes-file.place.entry', { number });
    const why = message('notes-file.key-repeated', { name: keyOf(property) });
    this.remarks.push(remark(place, this.source(property), why));
  }

  /** Says once that a field has another name than the one of the guide. */
  private noteName(property: Node | undefined, meant: 'language' | 'text'): void {
    const key = property === undefined ? meant : keyOf(property);
    if (key === meant || this.renamed.has(key)) return;
    this.renamed.add(key);
    this.remarks.push(remark(null, '', message('notes-file.renamed', { name: key, meant })));
  }

  private incomplete(element: Node, number: number): void {
    const place = message('notes-file.place.entry', { number });
    this.remarks.push(problem(place, this.source(element), message('notes-file.incomplete')));
  }

  private notUsed(node: Node): void {
    this.remarks.push(problem(null, this.source(node), message('notes-file.not-notes')));
  }

  private at(node: Node) {
    return atLine(this.lineAt(node.offset));
  }

  private source({ offset, length }: Node): string {
    return this.json.slice(offset, offset + Math.min(length, 400));
  }
}

const isLanguage = (key: string): boolean => localeOf(key) !== null || isLanguageCode(key);

/** Whether an object has languages as its keys. */
function isMap(object: Node): boolean {
  return (object.children ?? []).some(
    (property) => isLanguage(keyOf(property)) && valueIn(property)?.type === 'string',
  );
}

function repeatedKeys(object: Node): ReadonlySet<string> {
  const keys = new Set<string>();
  const repeated = new Set<string>();
  for (const key of (object.children ?? []).map(keyOf)) (keys.has(key) ? repeated : keys).add(key);
  return repeated;
}

function keyOf(property: Node): string {
  return String(property.children?.[0]?.value ?? '');
}

function valueIn(property: Node | undefined): Node | undefined {
  return property?.children?.[1];
}

/** The property under the first of these names that is there. Of a repeated one the last counts, as in all of JSON. */
function propertyOf(object: Node, names: readonly string[]): Node | undefined {
  for (const name of names) {
    const found = object.children?.findLast((property) => keyOf(property) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function rewrite(
  json: string,
  root: Node,
  slots: readonly JsonSlot[],
  changed: ReadonlyMap<number, string>,
  added: readonly NewNote[],
): string | null {
  const inAscii = writesAscii(json);
  const edits: Edit[] = [...changed].flatMap(([index, text]) => {
    const node = slots[index]?.node;
    return node === undefined ? [] : [{ ...span(node), content: quoted(text, inAscii) }];
  });
  if (added.length === 0) return applyEdits(json, edits);
  const model = slots.findLast(({ parent, whole }) => parent !== whole);
  if (model === undefined) return slots.length > 0 ? null : addToEmpty(json, root, added);
  const end = model.parent.children?.at(-1) ?? model.whole;
  const before = separatorBefore(json, end, model.parent);
  const content = added.map((note) => `,${before}${rendered(json, model, note, inAscii)}`).join('');
  return applyEdits(json, [...edits, { offset: endOf(end), length: 0, content }]);
}

/** A list or a map without notes has no style to follow. */
function addToEmpty(json: string, root: Node, added: readonly NewNote[]): string | null {
  if (root.type !== 'array' && root.type !== 'object') return null;
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: lineEndOf(json) };
  return added.reduce((text, { code, text: note }) => {
    const edits =
      root.type === 'array'
        ? modify(
            text,
            [-1],
            { language: code, text: note },
            { formattingOptions, isArrayInsertion: true },
          )
        : modify(text, [code], note, { formattingOptions });
    return applyEdits(text, edits);
  }, json);
}

/** A new element or property, written like one that is there. */
function rendered(json: string, model: JsonSlot, note: NewNote, inAscii: boolean): string {
  const code = quoted(note.code, inAscii);
  const text = quoted(note.text, inAscii);
  const value = model.whole.type === 'property' ? valueIn(model.whole) : model.whole;
  const start = (node: Node, content: string) =>
    json.slice(node.offset, valueIn(node)?.offset ?? node.offset) + content;
  const parts =
    value?.type !== 'object'
      ? []
      : (value.children ?? []).flatMap((property) => {
          if (valueIn(property) === model.node) return [start(property, text)];
          return valueIn(property) === model.codeNode ? [start(property, code)] : [];
        });
  const object = value?.type === 'object' ? wrapped(json, value, parts) : text;
  if (model.whole.type !== 'property') return object;
  const colon = json.slice(endOf(model.codeNode), value?.offset ?? endOf(model.codeNode));
  return `${code}${colon}${object}`;
}

/** Properties in the braces, line breaks and indentation of an object that is there. */
function wrapped(json: string, object: Node, parts: readonly string[]): string {
  const [first, second] = object.children ?? [];
  const last = object.children?.at(-1);
  if (first === undefined || last === undefined) return `{${parts.join(', ')}}`;
  const open = trailingBlanks(json.slice(object.offset + 1, first.offset));
  const between = second ? trailingBlanks(json.slice(endOf(first), second.offset)) : ' ';
  const close = trailingBlanks(json.slice(endOf(last), endOf(object) - 1));
  return `{${open}${parts.join(`,${between}`)}${close}}`;
}

/** The line break and indentation before an element. */
function separatorBefore(json: string, element: Node, parent: Node): string {
  const siblings = parent.children ?? [];
  const before = siblings[siblings.indexOf(element) - 1];
  const from = before === undefined ? parent.offset + 1 : endOf(before);
  return trailingBlanks(json.slice(from, element.offset));
}

const trailingBlanks = (text: string): string => text.slice(text.trimEnd().length);
const span = ({ offset, length }: Node) => ({ offset, length });
const endOf = ({ offset, length }: Node): number => offset + length;

/** Whether a file writes letters outside ASCII as `\u…`. */
function writesAscii(json: string): boolean {
  return /\\u(?!00[01])[\da-f]{4}/i.test(json) && !/[\u0080-\uffff]/.test(json);
}

function quoted(text: string, inAscii: boolean): string {
  const json = JSON.stringify(text);
  if (!inAscii) return json;
  return json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
