import type { RegisteredKey } from './auth/registered-keys';
import { isWithinScope, mayDo } from './auth/roles';
import { isPlaceOf } from './faults';
import { answerOddly } from './odd/answer-oddly';
import {
  type Answer,
  agreementMissing,
  forbidden,
  membershipEnded,
  methodRefused,
  notFound,
  pathUnknown,
  refuse,
} from './protocol/api-error';
import { readBody, readLinkages } from './protocol/body';
import { readQuery } from './protocol/query';
import { matchRoute } from './routes/all-routes';
import type { Route } from './routes/route';
import { refuseAll } from './routes/write-routes';
import type { Moment } from './world/state';
import { looksAtVersions, readVersions } from './world/trains';
import type { World } from './world/world';

/** A request with a known key and its body read. */
interface Incoming {
  method: string;
  url: URL;
  /** Path and query as sent. */
  target: string;
  contentType: string;
  accept: string;
  text: string;
  key: RegisteredKey;
  scope: string[] | null;
}

/** `isUnknown` when no table has the route or the query name: probably a mistake in the client. */
export interface Outcome {
  answer: Answer;
  isUnknown: boolean;
}

const jsonTypes = ['application/json', 'application/vnd.api+json'];

function acceptsJson(accept: string): boolean {
  return accept === '' || /\*\/\*|application\/(?:\*|json|vnd\.api\+json)/.test(accept);
}

function mediaTypeError({ accept, contentType }: Incoming, route: Route): Answer | null {
  if (!acceptsJson(accept)) return { status: 406, document: 'Not Acceptable' };
  if (!route.body && !route.linkages) return null;
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (jsonTypes.includes(type)) return null;
  return refuse({
    status: '415',
    code: 'UNSUPPORTED_MEDIA_TYPE',
    title: 'The body is of a type that is not taken',
    detail: 'A body has to come as application/json',
  });
}

function permissionError({ key, scope, method, target }: Incoming, route: Route): Answer | null {
  if (!isWithinScope(scope, method, target)) {
    return refuse(forbidden('The token is bound to other requests than this one'));
  }
  if (route.isForTeamKeys && key.issuerId === null) {
    return refuse(forbidden('This request is closed to individual keys'));
  }
  if (mayDo(key.role, route.access)) return null;
  return refuse(forbidden(`The key in use may not make this request: its role is ${key.role}`));
}

/** Simulated refusals that do not depend on the request. */
function simulatedRefusal({ method, url }: Incoming, { faults }: World): Answer | null {
  const agreement = faults.take('agreement-missing');
  if (agreement) return refuse(agreementMissing(agreement.argument ?? undefined));
  const membership = faults.take('membership-ended');
  if (membership) return refuse(membershipEnded(membership.argument ?? undefined));
  if (faults.take('forbidden', (fault) => isPlaceOf(fault, method, url.pathname))) {
    return refuse(forbidden('The key in use may not make this request'));
  }
  if (faults.take('missing-once', (fault) => isPlaceOf(fault, method, url.pathname))) {
    // Live servers name the app's type here, even on other paths.
    return refuse(notFound('apps', /\/apps\/([^/]+)/.exec(url.pathname)?.[1] ?? '0'));
  }
  return null;
}

async function answerRoute(
  incoming: Incoming,
  route: Route,
  id: string,
  moment: Moment,
  world: World,
): Promise<Outcome> {
  const error = permissionError(incoming, route) ?? mediaTypeError(incoming, route);
  if (error) return { answer: error, isUnknown: false };
  const { query, errors } = readQuery(incoming.url.searchParams, route.query);
  const refused = refuseAll(errors);
  if (refused)
    return { answer: refused, isUnknown: errors.some((error) => error.code.endsWith('.ILLEGAL')) };
  const linkages = route.linkages
    ? readLinkages(incoming.text, route.linkages)
    : { ids: [], errors: [] };
  const nothing = { attributes: {}, relationships: new Map() };
  const read = route.body
    ? readBody(incoming.text, route.body, route.method === 'PATCH' ? id : null)
    : { body: nothing, errors: [] };
  const malformed = refuseAll([...linkages.errors, ...read.errors]);
  if (malformed) return { answer: malformed, isUnknown: false };
  const { method, target } = incoming;
  const seen = looksAtVersions(method, target) ? readVersions(moment) : moment;
  const sent = { body: read.body, linkageIds: linkages.ids };
  const request = { id, target, query, ...sent, moment: seen, world };
  return { answer: await answerOddly(route, request, incoming.url.pathname), isUnknown: false };
}

/** Answers a request as App Store Connect would, once the token has been accepted. */
export async function answerRequest(
  incoming: Incoming,
  moment: Moment,
  world: World,
): Promise<Outcome> {
  const simulated = simulatedRefusal(incoming, world);
  if (simulated) return { answer: simulated, isUnknown: false };
  const { method, url } = incoming;
  const match = matchRoute(method, url.pathname);
  switch (match.kind) {
    case 'none':
      return { answer: refuse(pathUnknown(url.pathname)), isUnknown: true };
    case 'other-methods':
      return {
        answer: refuse(methodRefused(method, url.pathname, match.allowed)),
        isUnknown: true,
      };
    case 'found':
      return answerRoute(incoming, match.route, match.id, moment, world);
  }
}
