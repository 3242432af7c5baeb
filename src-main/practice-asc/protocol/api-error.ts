import { randomUUID } from 'node:crypto';

/** One entry of `errors` in an answer. `status` is text, as App Store Connect writes it. */
export interface ApiError {
  id?: string;
  status: string;
  code: string;
  title: string;
  detail: string;
  source?: { pointer: string } | { parameter: string };
  meta?: Record<string, unknown>;
}

/** What goes back over the wire. No document means an empty body. */
export interface Answer {
  status: number;
  document?: unknown;
  headers?: Record<string, string>;
  /** Set when the answer is held back although the change is made. */
  heldUntil?: Promise<void>;
}

/** An answer that refuses; the first error gives the status. */
export function refuse(first: ApiError, ...others: ApiError[]): Answer {
  const errors = [first, ...others].map((error) => ({ id: randomUUID(), ...error }));
  return { status: Number(first.status), document: { errors } };
}

/** Byte for byte the same whatever is wrong with the token: the answer must not say which. */
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

export function agreementMissing(): ApiError {
  return {
    status: '403',
    code: 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED',
    title: 'A required agreement is missing or has expired',
    detail: 'The account holder has to accept the current agreement on the web first.',
  };
}

/** The type named in the detail matters: a publisher tells a passing flake from a fact by it. */
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
