import { Ajv, type ErrorObject, type SchemaValidateFunction, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { appleSchema } from './apple-package';
import { isNullableInAnswers, unlistedAttributes } from './known-differences';
import { referredNames, tightened } from './tightened-schema';

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
  validateSchema: false,
  formats: { number: true },
});
addFormats.default(ajv);

const asSent = { mayBeNull: () => false, unlisted: () => [] };
const asAnswered = { mayBeNull: isNullableInAnswers, unlisted: unlistedAttributes };

/** Registers a schema with everything that it refers to, each once. */
function add(name: string): void {
  if (ajv.schemas[name]) return;
  const isSent = /(Request|InlineCreate)$/.test(name);
  const schema = tightened(appleSchema(name), isSent ? asSent : asAnswered, name);
  ajv.addSchema(schema, name);
  for (const referred of referredNames(schema)) add(referred);
}

function validatorOf(name: string): ValidateFunction {
  add(name);
  const validate = ajv.getSchema(name);
  if (!validate) throw new Error(`The schema ${name} cannot be compiled`);
  return validate;
}

const byType: SchemaValidateFunction = (names: Record<string, string>, data, _parent, place) => {
  const name = names[data.type];
  // An unknown type is reported by the enum beside it.
  if (!name) return true;
  const validate = validatorOf(name);
  const isSound = validate(data) === true;
  byType.errors = (validate.errors ?? []).map((error) => ({
    ...error,
    instancePath: `${place?.instancePath ?? ''}${error.instancePath}`,
  }));
  return isSound;
};
ajv.addKeyword({ keyword: 'byType', validate: byType, errors: 'full' });

function wordsOf({ instancePath, message, params }: ErrorObject): string {
  const detail = params.additionalProperty ?? params.allowedValues ?? params.format ?? '';
  return `${instancePath || '/'} ${message} ${detail && JSON.stringify(detail)}`.trim();
}

/** Errors that only follow from another one: of a choice, and of null as the alternative. */
function isEcho({ keyword, params }: ErrorObject): boolean {
  return keyword === 'if' || keyword === 'anyOf' || (keyword === 'type' && params.type === 'null');
}

/** The schema errors of a document, one line each: the location and the message. */
export function complaintsOf(name: string, document: unknown): string[] {
  const validate = validatorOf(name);
  if (validate(document)) return [];
  const errors = validate.errors ?? [];
  const own = errors.filter((error) => !isEcho(error));
  return [...new Set((own.length > 0 ? own : errors).map(wordsOf))].map(
    (words) => `${name}: ${words}`,
  );
}
