import { packageText } from './apple-package';

/** Apple's description of one method at one path. */
export interface Operation {
  method: string;
  /** With `{id}` for an id. */
  path: string;
  /** The name of the request schema; null for no body. */
  body: string | null;
  /** Allowed query names, each with its values; null when any text is allowed. */
  query: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** The name of the response schema by status; null for an empty body. */
  answers: ReadonlyMap<number, string | null>;
}

const operationPattern =
  /static (\w+)\(options\??\) \{\n\s+return \([^)]+\)\.(\w+)\(\{[\s\S]*?\n\s+url: '([^']+)'/g;
const blockPattern = /export type (\w+?(?:Data|Responses|Errors)) = \{\n([\s\S]*?)\n\};/g;
const answerPattern = /^ {4}(\d+): (\w+);/gm;
const queryPattern = /^ {8}'?([\w[\].]+)'?\??: (.+);$/gm;

function answersIn(block = ''): [number, string | null][] {
  return [...block.matchAll(answerPattern)].map(([, status, name = '']) => [
    Number(status),
    name === 'void' ? null : name,
  ]);
}

function queryIn(data: string): Operation['query'] {
  const block = /\n {4}query\??: \{\n([\s\S]*?)\n {4}\};/.exec(data)?.[1] ?? '';
  const names = [...block.matchAll(queryPattern)].map(([, name = '', type = '']) => {
    const values = [...type.matchAll(/'([^']*)'/g)].map(([, value = '']) => value);
    return [name, values.length > 0 ? new Set(values) : null] as const;
  });
  return new Map(names);
}

function readOperations(): Operation[] {
  const blocks = new Map(
    [...packageText('types.gen.d.ts').matchAll(blockPattern)].map(([, name = '', text = '']) => [
      name,
      text,
    ]),
  );
  return [...packageText('sdk.gen.js').matchAll(operationPattern)].map(
    ([, name = '', method = '', path = '']) => {
      const type = name.charAt(0).toUpperCase() + name.slice(1);
      const data = `\n${blocks.get(`${type}Data`) ?? ''}`;
      return {
        method: method.toUpperCase(),
        path,
        body: /\n {4}body: (\w+);/.exec(data)?.[1] ?? null,
        query: queryIn(data),
        answers: new Map([
          ...answersIn(blocks.get(`${type}Responses`)),
          ...answersIn(blocks.get(`${type}Errors`)),
        ]),
      };
    },
  );
}

let known: Operation[] | null = null;

/** Every operation in Apple's schema: nothing is listed by hand, so none can be forgotten. */
export function appleOperations(): readonly Operation[] {
  known ??= readOperations();
  return known;
}

/** The operation for a request; a path without ids takes precedence. */
export function findOperation(method: string, path: string): Operation | null {
  const parts = path.split('/');
  const fits = ({ path: pattern }: Operation) => {
    const wanted = pattern.split('/');
    return (
      wanted.length === parts.length &&
      wanted.every((part, place) => part.startsWith('{') || part === parts[place])
    );
  };
  const found = appleOperations().filter((one) => one.method === method && fits(one));
  return found.find((one) => one.path === path) ?? found[0] ?? null;
}
