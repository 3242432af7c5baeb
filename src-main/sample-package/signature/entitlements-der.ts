import { isSampleDict, type SampleDict, type SampleValue } from '../plist/sample-plist';
import { boolean, der, integer, sequence, utf8String } from '../profile/der';

/** The entitlements in DER, which newer systems read instead of the property list. */
export function entitlementsDer(entitlements: SampleDict): Buffer {
  return der(0x70, integer(Buffer.from([1])), dictionary(entitlements));
}

function dictionary(dict: SampleDict): Buffer {
  const keys = Object.keys(dict).sort();
  return der(0xb0, ...keys.map((key) => sequence(utf8String(key), valueDer(dict[key] ?? ''))));
}

function valueDer(value: SampleValue): Buffer {
  if (typeof value === 'boolean') return boolean(value);
  if (typeof value === 'number') return integer(Buffer.from([value]));
  if (Array.isArray(value)) return sequence(...value.map(valueDer));
  if (isSampleDict(value)) return dictionary(value);
  return utf8String(String(value));
}
