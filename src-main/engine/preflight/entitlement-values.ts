import { isDict, type PlistValue } from '../package/plist/plist-value';

/**
 * Whether a profile's value covers what an app asks for: texts may end in a star, a list covers its
 * members. What is asked for with `false` is not asked for.
 */
export function covers(allowed: PlistValue | undefined, asked: PlistValue | undefined): boolean {
  if (asked === false || asked === undefined) return true;
  if (allowed === undefined) return false;
  if (Array.isArray(asked)) return asked.every((one) => covers(allowed, one));
  if (Array.isArray(allowed)) return allowed.some((one) => covers(one, asked));
  // Which parts of a dictionary matter differs from key to key.
  if (isDict(allowed) || isDict(asked)) return true;
  if (typeof allowed === 'string' && allowed.endsWith('*'))
    return typeof asked !== 'string' || asked.startsWith(allowed.slice(0, -1));
  return allowed === asked;
}
