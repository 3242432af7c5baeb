import type { FaultName } from '../fault-kinds';
import { type Fault, isPlaceOf } from '../faults';
import { type Answer, notFound, refuse } from '../protocol/api-error';
import { type Body, isObject, type JsonObject } from '../protocol/body';
import { illegal } from '../protocol/readers';
import type { ApiRequest, Route } from '../routes/route';
import type { Moment } from '../world/state';
import type { World } from '../world/world';
import { inApplesNumbers } from './apples-numbers';
import { withNewValues } from './new-values';
import { emptyCreated, emptyList, loopNext } from './odd-answers';
import { asOtherToolsLeftIt, deliverByOtherTools } from './other-tools';
import { changesSince, copyRows, undo } from './row-changes';
import { sparseDocument } from './sparse-rows';

/** The faults that depend on what a write changed. */
const watching: readonly FaultName[] = ['read-lag', 'new-missing', 'new-conflict', 'not-kept'];

/** What is stored instead of a body: texts of several words lose the last one, and booleans are inverted. */
function otherwise({ attributes, ...others }: Body): Body {
  const other = (value: unknown): unknown => {
    if (typeof value === 'boolean') return !value;
    return typeof value === 'string' ? value.replace(/\s+\S+$/, '') : value;
  };
  const changed = Object.entries(attributes).map(([name, value]) => [name, other(value)]);
  return { ...others, attributes: Object.fromEntries(changed) };
}

async function answerWrite(route: Route, sent: ApiRequest, path: string): Promise<Answer> {
  const { moment, world } = sent;
  const { faults, newcomers, readLag } = world;
  const isOther = faults.take('kept-otherwise', (fault) => isPlaceOf(fault, route.method, path));
  const request = isOther ? { ...sent, body: otherwise(sent.body) } : sent;
  if (!watching.some((name) => faults.peek(name))) return route.answer(request);
  const copies = copyRows(moment);
  const answer = await route.answer(request);
  if (answer.status >= 300) return answer;
  const changes = changesSince(copies, world.state);
  if (faults.take('not-kept', (fault) => isPlaceOf(fault, route.method, path))) {
    undo(changes, world.state);
    return answer;
  }
  const lag = faults.peek('read-lag');
  if (lag) readLag.hide(changes, lag);
  newcomers.note(changes, answer, faults);
  return answer;
}

function answerRead(route: Route, request: ApiRequest): Promise<Answer> {
  const { moment, world } = request;
  if (!world.faults.peek('read-lag')) world.readLag.clear();
  return world.readLag.answer((seen) => route.answer({ ...request, moment: seen }), moment);
}

/** Refusals that live servers are known to send although the request is valid. */
function wrongRefusal(route: Route, request: ApiRequest, path: string): Answer | null {
  const { world, query, id } = request;
  const isUploadList = route.method === 'GET' && route.path === '/v1/apps/{id}/buildUploads';
  if (isUploadList && world.faults.take('false-missing-apps')) return refuse(notFound('apps', id));
  const asksForBuilds = route.path === '/v1/betaGroups' && query.filters.has('builds');
  if (asksForBuilds && world.faults.take('group-filter-refused'))
    return refuse(illegal('filter[builds]'));
  return world.newcomers.refusal(route.method, path, request);
}

/** Applies one fault to the document of a successful response. */
type Step = [FaultName, (document: JsonObject, fault: Fault) => JsonObject];

/** Applies the set faults to the document of a successful response. */
function distort(document: JsonObject, moment: Moment, { faults }: World): JsonObject {
  const isList = Array.isArray(document.data);
  const steps: Step[] = [
    ['other-tools', (before) => asOtherToolsLeftIt(before, moment)],
    ['new-value', (before, { argument }) => withNewValues(before, argument)],
    ['sparse-rows', (before, { argument }) => sparseDocument(before, argument === 'all')],
    ...(isList ? [['next-loops', loopNext] as Step] : []),
  ];
  return steps.reduce((before, [name, step]) => {
    const fault = faults.take(name);
    return fault ? step(before, fault) : before;
  }, document);
}

/** A successful response that arrives empty or incomplete; null when it arrives unchanged. */
function emptied(route: Route, answer: Answer, path: string, { faults }: World): Answer | null {
  const isHere = (fault: Fault) => isPlaceOf(fault, route.method, path);
  const { data } = answer.document as JsonObject;
  if (answer.status === 201) return faults.take('empty-created', isHere) && emptyCreated(faults);
  const isList = route.method === 'GET' && Array.isArray(data);
  return isList && faults.take('empty-list', isHere) ? emptyList(answer, faults) : null;
}

/** Answers a valid request as slowly, sparsely and oddly as the set faults ask for. */
export async function answerOddly(route: Route, sent: ApiRequest, path: string): Promise<Answer> {
  const { world, moment } = sent;
  if (world.faults.peek('other-tools')) deliverByOtherTools({ ...moment, state: world.state });
  const request = world.faults.peek('numbers-normalised') ? inApplesNumbers(sent) : sent;
  const refusal = wrongRefusal(route, request, path);
  if (refusal) return refusal;
  const isRead = route.method === 'GET';
  const answer = await (isRead ? answerRead(route, request) : answerWrite(route, request, path));
  if (answer.status >= 300 || !isObject(answer.document)) return answer;
  return (
    emptied(route, answer, path, world) ?? {
      ...answer,
      document: distort(answer.document, moment, world),
    }
  );
}
