import type { ApiError } from './api-error';

type ParameterTrouble = 'ILLEGAL' | 'INVALID' | 'REQUIRED';
type AttributeTrouble =
  | 'REQUIRED'
  | 'INVALID'
  | 'INVALID.DUPLICATE'
  | 'INVALID.INVALID_CHARACTERS'
  | 'INVALID.TOO_LONG'
  | 'UNKNOWN';
type RelationshipTrouble = 'REQUIRED' | 'INVALID' | 'UNKNOWN';

export function parameterError(trouble: ParameterTrouble, name: string, detail: string): ApiError {
  return {
    status: '400',
    code: `PARAMETER_ERROR.${trouble}`,
    title: 'A parameter of the query is not acceptable',
    detail,
    source: { parameter: name },
  };
}

/** A body that is no JSON, or no document at all. */
export function malformedDocument(detail: string): ApiError {
  return { status: '400', code: 'ENTITY_INVALID', title: 'The body is not acceptable', detail };
}

/** Something about the envelope: `type`, `id`, an unknown member. */
export function envelopeError(pointer: string, detail: string): ApiError {
  return {
    status: '409',
    code: 'ENTITY_ERROR',
    title: 'The entity is not valid',
    detail,
    source: { pointer },
  };
}

export function attributeError(trouble: AttributeTrouble, name: string, detail: string): ApiError {
  return {
    status: '409',
    code: `ENTITY_ERROR.ATTRIBUTE.${trouble}`,
    title: `The attribute '${name}' is not acceptable`,
    detail,
    source: { pointer: `/data/attributes/${name}` },
  };
}

/** `place` is appended to the pointer, such as `/data/id`. */
export function relationshipError(
  trouble: RelationshipTrouble,
  name: string,
  detail: string,
  place = '',
): ApiError {
  return {
    status: '409',
    code: `ENTITY_ERROR.RELATIONSHIP.${trouble}`,
    title: `The relationship '${name}' is not acceptable`,
    detail,
    source: { pointer: `/data/relationships/${name}${place}` },
  };
}

/** Right request, wrong moment. */
export function stateError(detail: string): ApiError {
  return {
    status: '409',
    code: 'STATE_ERROR.ENTITY_STATE_INVALID',
    title: 'The resource is not in a state that allows this',
    detail,
  };
}

/** A rule of TestFlight says no; the reason is only in the words. */
export function unprocessable(title: string, detail: string): ApiError {
  return { status: '422', code: 'ENTITY_UNPROCESSABLE', title, detail };
}
