import { randomUUID } from 'node:crypto';

/** One entry of `errors` in a response. `status` is text, as in App Store Connect. */
export interface ApiError {
  id?: string;
  status: string;
  code: string;
  title: string;
  detail: string;
  source?: { pointer: string } | { parameter: string };
  meta?: Record<string, unknown>;
}

/** A response. No document means an empty body. */
export interface Answer {
  status: number;
  document?: unknown;
  headers?: Record<string, string>;
  /** How long the response is delayed after the change is made. */
  delayedUntil?: Promise<void>;
}

/** A refusal; the first error determines the status. */
export function refuse(first: ApiError, ...others: ApiError[]): Answer {
  const errors = [first, ...others].map((error) => ({ id: randomUUID(), ...error }));
  return { status: Number(first.status), document: { errors } };
}

/** Identical bytes for every problem with a token: the response must not reveal which. */
export function unauthorized(): Answer {
  const error: ApiError = {
    status: '401',
    code: 'NOT_AUTHORIZED',
    title: 'The credentials are missing or not valid',
    detail: 'Send a signed bearer token of a key of this team that has not expired.',
  };
  return { status: 401, document: { errors: [error] } };
}

export function forbidden(detail: string): ApiError {
  return { status: '403', code: 'FORBIDDEN_ERROR', title: 'This request is not allowed', detail };
}

/** A pending agreement is reported with several codes, or by message alone (Cap-go/capgo#2541, September 2026). */
const agreements: Record<string, Pick<ApiError, 'code' | 'detail'>> = {
  expired: {
    code: 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED',
    detail: 'The account holder has to accept the current agreement on the web first.',
  },
  pla: {
    code: 'FORBIDDEN_ERROR.PLA_NOT_ACCEPTED',
    detail: "The team's Account Holder must agree to the latest Program License Agreement.",
  },
  contract: {
    code: 'FORBIDDEN_ERROR.CONTRACT_NOT_VALID',
    detail: 'The contract of the team is not in effect; the Account Holder has to accept it.',
  },
  words: {
    code: 'FORBIDDEN_ERROR',
    detail: 'This request needs an agreement in effect that was not signed or has expired.',
  },
};

export const agreementKinds = Object.keys(agreements);

export function agreementMissing(kind = 'expired'): ApiError {
  const { code = '', detail = '' } = agreements[kind] ?? {};
  const title = 'A required agreement is missing or has expired';
  // Where only the message identifies it, only the detail mentions it.
  return kind === 'words' ? forbidden(detail) : { status: '403', code, title, detail };
}

/** The same code as for a missing role: only the message distinguishes them. */
export function membershipEnded(kind = 'expired'): ApiError {
  return forbidden(
    kind === 'expired'
      ? 'The Apple Developer Program membership has expired. The Account Holder must renew it.'
      : 'The key in use is not associated with an active membership in a program.',
  );
}

/** The type named in the detail matters: a publisher distinguishes a transient error from a real one by it. */
export function notFound(type: string, id: string): ApiError {
  return {
    status: '404',
    code: 'NOT_FOUND',
    title: 'The resource was not found',
    detail: `There was no resource of type '${type}' with id '${id}' to be found`,
  };
}

export function pathUnknown(path: string): ApiError {
  return {
    status: '404',
    code: 'PATH_ERROR',
    title: 'The address is not a resource',
    detail: `The path '${path}' leads to no resource`,
  };
}

export function methodRefused(method: string, path: string, allowed: readonly string[]): ApiError {
  return {
    status: '405',
    code: 'METHOD_NOT_ALLOWED',
    title: 'The method is not allowed here',
    detail: `The resource at '${path}' does not allow ${method}; allowed: ${allowed.join(', ')}`,
  };
}

export function rateLimitExceeded(): ApiError {
  return {
    status: '429',
    code: 'RATE_LIMIT_EXCEEDED',
    title: 'Too many requests',
    detail: 'This key has used up its requests for now; try again later.',
  };
}

export function unexpectedError(): ApiError {
  return {
    status: '500',
    code: 'UNEXPECTED_ERROR',
    title: 'Something went wrong on the server',
    detail: 'The server could not finish this request.',
  };
}

type ParameterProblem = 'ILLEGAL' | 'INVALID' | 'REQUIRED';
type AttributeProblem =
  | 'REQUIRED'
  | 'INVALID'
  | 'INVALID.DUPLICATE'
  | 'INVALID.INVALID_CHARACTERS'
  | 'INVALID.TOO_LONG'
  | 'UNKNOWN';
type RelationshipProblem = 'REQUIRED' | 'INVALID' | 'UNKNOWN';

export function parameterError(error: ParameterProblem, name: string, detail: string): ApiError {
  return {
    status: '400',
    code: `PARAMETER_ERROR.${error}`,
    title: 'A parameter of the query is not acceptable',
    detail,
    source: { parameter: name },
  };
}

/** A body that is not JSON, or not a document. */
export function malformedDocument(detail: string): ApiError {
  return { status: '400', code: 'ENTITY_INVALID', title: 'The body is not acceptable', detail };
}

/** An invalid envelope: `type`, `id`, an unknown member. */
export function envelopeError(pointer: string, detail: string): ApiError {
  return {
    status: '409',
    code: 'ENTITY_ERROR',
    title: 'The entity is not valid',
    detail,
    source: { pointer },
  };
}

export function attributeError(error: AttributeProblem, name: string, detail: string): ApiError {
  return {
    status: '409',
    code: `ENTITY_ERROR.ATTRIBUTE.${error}`,
    title: `The attribute '${name}' is not acceptable`,
    detail,
    source: { pointer: `/data/attributes/${name}` },
  };
}

/** `place` is appended to the pointer, such as `/data/id`. */
export function relationshipError(
  error: RelationshipProblem,
  name: string,
  detail: string,
  place = '',
): ApiError {
  return {
    status: '409',
    code: `ENTITY_ERROR.RELATIONSHIP.${error}`,
    title: `The relationship '${name}' is not acceptable`,
    detail,
    source: { pointer: `/data/relationships/${name}${place}` },
  };
}

/** A valid request at the wrong time. */
export function stateError(detail: string): ApiError {
  return {
    status: '409',
    code: 'STATE_ERROR.ENTITY_STATE_INVALID',
    title: 'The resource is not in a state that allows this',
    detail,
  };
}

/** A TestFlight rule refuses it; the reason is only in the message. */
export function unprocessable(title: string, detail: string): ApiError {
  return { status: '422', code: 'ENTITY_UNPROCESSABLE', title, detail };
}
