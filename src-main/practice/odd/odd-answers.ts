import { differences, errorDifferences } from '../fault-kinds';
import type { Fault, FaultSet } from '../faults';
import type { Answer } from '../protocol/api-error';
import { isObject, type JsonObject } from '../protocol/body';

/** A refusal with one field of each entry in another type: each variant in turn, unless the fault names one. */
export function oddRefusal(answer: Answer, faults: FaultSet): Answer {
  const entries = isObject(answer.document) ? answer.document.errors : null;
  if (!Array.isArray(entries)) return answer;
  const fault = faults.take('odd-errors');
  if (!fault) return answer;
  const variant = fault.argument === null ? nextVariant(faults, 'odd-errors') : 0;
  const name = fault.argument ?? errorDifferences[variant % errorDifferences.length] ?? '';
  return { ...answer, document: { errors: entries.map((one) => differences[name]?.(one) ?? one) } };
}

/** How often a fault has applied: some alternate between variants. */
const counters = new WeakMap<FaultSet, Map<string, number>>();

/** Counts up from 0 with each call, for each kind of fault in each world. */
function nextVariant(faults: FaultSet, name: Fault['name']): number {
  const counts = counters.get(faults) ?? new Map<string, number>();
  const variant = counts.get(name) ?? 0;
  counters.set(faults, counts.set(name, variant + 1));
  return variant;
}

/** An empty response to a list: alternately `data: null` and no body at all. */
export function emptyList(answer: Answer, faults: FaultSet): Answer {
  const { links } = answer.document as JsonObject;
  if (nextVariant(faults, 'empty-list') % 2 === 0)
    return { ...answer, document: { data: null, links } };
  return { status: answer.status };
}

/** A create without the resource in its response: alternately 201 without a body and 204. */
export function emptyCreated(faults: FaultSet): Answer {
  return { status: nextVariant(faults, 'empty-created') % 2 === 0 ? 201 : 204 };
}

/** A list whose next page is the list itself, or has an address without scheme and host. */
export function loopNext(document: JsonObject, { argument }: Fault): JsonObject {
  const { links } = document;
  if (!isObject(links)) return document;
  if (argument !== 'relative') return { ...document, links: { ...links, next: links.self } };
  if (typeof links.next !== 'string') return document;
  const { pathname, search } = new URL(links.next);
  return { ...document, links: { ...links, next: `${pathname}${search}` } };
}
