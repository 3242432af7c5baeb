import { expect, test } from 'vitest';
import {
  fieldNamesOf,
  fieldTypesOf,
  includeLimitOf,
  type QueryRules,
} from '../../../src-main/practice/protocol/query-rules';
import { findType } from '../../../src-main/practice/resources/registry';
import { allRoutes } from '../../../src-main/practice/routes/all-routes';
import type { Route } from '../../../src-main/practice/routes/route';
import { appleOperations, findOperation, type Operation } from './apple-operations';
import { appleSchema, type Schema } from './apple-package';
import { isRefusedField, unlistedAttributes } from './known-differences';
import { families, isOutOfScope, leadingElsewhere, leftToTheWeb } from './out-of-scope';

type Names = Record<string, readonly string[] | null>;

/** Every query name of a route, with its values; null when any text is allowed. */
function takenBy(rules: QueryRules): Names {
  const named = (word: string, names: readonly string[]) =>
    names.map((name) => [`${word}[${name}]`, null] as const);
  const filters = Object.entries(rules.filters).map(
    ([name, { oneOf }]) => [`filter[${name}]`, oneOf ?? null] as const,
  );
  const fields = fieldTypesOf(rules).map(
    (type) => [`fields[${type}]`, fieldNamesOf(type)] as const,
  );
  const sorts = Object.keys(rules.sorts).flatMap((name) => [name, `-${name}`]);
  const lists = rules.includes.filter((name) => includeLimitOf(rules, name) !== null);
  return Object.fromEntries([
    ...filters,
    ...fields,
    ...named('exists', Object.keys(rules.exists)),
    ...named('limit', lists),
    ...(rules.isList ? [['limit', null] as const] : []),
    ...(sorts.length > 0 ? [['sort', sorts] as const] : []),
    ...(rules.includes.length > 0 ? [['include', rules.includes] as const] : []),
  ]);
}

function queryDifferences({ query }: Route, operation: Operation): string[] {
  const ours = query ? takenBy(query) : {};
  const apples = Object.fromEntries(operation.query);
  return [...new Set([...Object.keys(ours), ...Object.keys(apples)])].flatMap((name) => {
    if (!(name in ours)) return [`lacks ${name}`];
    if (!(name in apples)) return [`takes ${name}`];
    const [own, values] = [ours[name], apples[name]];
    if (!values) return [];
    // Types that the practice server does not have accept any field name.
    if (!own) return name.startsWith('fields[') ? [] : [`${name} takes any text`];
    const missing = [...values].filter(
      (value) => !own.includes(value) && !isRefusedField(name, value),
    );
    const unlisted = unlistedAttributes([...values]);
    const strange = own.filter((value) => !values.has(value) && !unlisted.includes(value));
    return [
      ...missing.map((value) => `${name} lacks ${value}`),
      ...strange.map((value) => `${name} takes ${value}`),
    ];
  });
}

function within(schema: Schema | undefined, ...path: string[]): Schema | undefined {
  return path.reduce(
    (outer, name) => (outer?.properties as Record<string, Schema> | undefined)?.[name],
    schema,
  );
}

/** A relationship cannot be set to a type that the practice server does not have. */
function canBeSet(relationship: Schema | undefined): boolean {
  const data = within(relationship, 'data');
  const type = within((data?.items as Schema | undefined) ?? data, 'type');
  return findType(String((type?.enum as string[] | undefined)?.[0])) !== undefined;
}

function namesIn(schema: Schema, part: 'attributes' | 'relationships'): string[] {
  const held = within(schema, 'data', part);
  const required = (held?.required as string[] | undefined) ?? [];
  const names = Object.keys((held?.properties as object | undefined) ?? {});
  return names
    .filter((name) => part === 'attributes' || canBeSet(within(held, name)))
    .map((name) => (required.includes(name) ? `${name} (required)` : name))
    .sort();
}

function namesTaken(rules: Record<string, { isRequired?: true }>): string[] {
  return Object.entries(rules)
    .map(([name, { isRequired }]) => (isRequired ? `${name} (required)` : name))
    .sort();
}

function bodyDifferences({ body }: Route, operation: Operation): string[] {
  if (!body || !operation.body) return [];
  const schema = appleSchema(operation.body);
  return (['attributes', 'relationships'] as const).flatMap((part) => {
    const apples = namesIn(schema, part);
    const ours = namesTaken(body[part]);
    return [
      ...apples.filter((name) => !ours.includes(name)).map((name) => `lacks ${part}.${name}`),
      ...ours.filter((name) => !apples.includes(name)).map((name) => `takes ${part}.${name}`),
    ];
  });
}

const withOperations = allRoutes.flatMap((route) => {
  const operation = findOperation(route.method, route.path);
  return operation ? [{ route, operation, place: `${route.method} ${route.path}` }] : [];
});

test('every route accepts exactly the query that Apple’s schema lists', () => {
  const found = withOperations.flatMap(({ route, operation, place }) =>
    queryDifferences(route, operation).map((words) => `${place} ${words}`),
  );
  expect(found).toEqual([]);
});

test('every write accepts and requires the attributes and relationships of Apple’s schema', () => {
  const found = withOperations.flatMap(({ route, operation, place }) =>
    bodyDifferences(route, operation).map((words) => `${place} ${words}`),
  );
  expect(found).toEqual([]);
});

test('every route of the practice server exists in Apple’s schema', () => {
  const unknown = allRoutes.filter(({ method, path }) => !findOperation(method, path));
  expect(unknown.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

const served = new Set(allRoutes.map(({ method, path }) => `${method} ${path}`));

function operationsOfFamilies(): Operation[] {
  return appleOperations().filter(({ path }) => families.has(path.split('/')[2] ?? ''));
}

test('every operation of the served families is either served or listed as out of scope', () => {
  const undecided = operationsOfFamilies().filter(
    ({ method, path }) => served.has(`${method} ${path}`) === isOutOfScope(method, path),
  );
  expect(undecided.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test('every operation listed as out of scope exists in Apple’s schema', () => {
  const left = operationsOfFamilies().filter(({ method, path }) => isOutOfScope(method, path));
  const places = Object.entries(leadingElsewhere).flatMap(([owner, names]) =>
    names.map((name) => `/v1/${owner}/{id}/${name}`),
  );
  const isApples = (place: string) => left.some(({ path }) => path.startsWith(place));
  expect(places.filter((place) => !isApples(place))).toEqual([]);
  const operations = left.map(({ method, path }) => `${method} ${path}`);
  expect([...leftToTheWeb].filter((one) => !operations.includes(one))).toEqual([]);
});
