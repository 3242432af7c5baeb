import { firstOutside, illegal, invalid, listOf, type PartReader } from './query-parts';
import { fieldNamesOf, fieldTypesOf, includeLimitOf } from './query-rules';

const readFilter: PartReader = (draft, key, value, rules) => {
  const rule = Object.hasOwn(rules.filters, key) ? rules.filters[key] : undefined;
  const name = `filter[${key}]`;
  if (!rule) return illegal(name);
  const values = listOf(value);
  const wrong = rule.oneOf && firstOutside(values, rule.oneOf);
  if (wrong !== undefined) return invalid(name, `'${wrong}' is not a value of '${name}'`);
  if (values.includes('')) return invalid(name, `'${name}' lacks a value`);
  draft.filters.set(key, values);
  return null;
};

const readExists: PartReader = (draft, key, value, rules) => {
  const name = `exists[${key}]`;
  if (!Object.hasOwn(rules.exists, key)) return illegal(name);
  if (value !== 'true' && value !== 'false') return invalid(name, `'${name}' is true or false`);
  draft.exists.set(key, value === 'true');
  return null;
};

const readFields: PartReader = (draft, key, value, rules) => {
  const name = `fields[${key}]`;
  if (!fieldTypesOf(rules).includes(key)) return illegal(name);
  const asked = value === '' ? [] : listOf(value);
  const wrong = firstOutside(asked, fieldNamesOf(key) ?? asked);
  if (wrong !== undefined) return invalid(name, `'${wrong}' is not a field of '${key}'`);
  draft.fields.set(key, asked);
  return null;
};

const readIncludeLimit: PartReader = (draft, key, value, rules) => {
  const name = `limit[${key}]`;
  const most = includeLimitOf(rules, key);
  if (most === null) return illegal(name);
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) {
    return invalid(name, `'${name}' is from 1 to ${most}`);
  }
  draft.includeLimits.set(key, limit);
  return null;
};

/** `filter[…]`, `exists[…]`, `fields[…]` and `limit[…]`. */
export const bracketReaders: Record<string, PartReader> = {
  filter: readFilter,
  exists: readExists,
  fields: readFields,
  limit: readIncludeLimit,
};
