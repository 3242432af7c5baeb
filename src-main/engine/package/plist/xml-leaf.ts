import { exactInteger, PlistError, type PlistValue, validDate } from './plist-value';

/** Reads the text of an element that holds no other. Raises PlistError. */
export function readXmlLeaf(element: string, text: string): PlistValue {
  switch (element) {
    case 'string':
      return text;
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
      return readInteger(text.trim());
    case 'real':
      return readReal(text.trim());
    case 'date':
      return readDate(text.trim());
    case 'data':
      return readBase64(text.replace(/\s+/g, ''));
    default:
      throw new PlistError(`has an element <${element}> that property lists do not have`);
  }
}

function readInteger(text: string): number | bigint {
  const match = /^([+-]?)(0x[0-9a-f]{1,32}|[0-9]{1,40})$/i.exec(text);
  if (match === null) throw new PlistError('has an integer that is not one');
  const magnitude = BigInt(match[2] ?? '0');
  return exactInteger(match[1] === '-' ? -magnitude : magnitude);
}

const namedReals: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '+inf': Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '+infinity': Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

function readReal(text: string): number {
  const lower = text.toLowerCase();
  if (Object.hasOwn(namedReals, lower)) return namedReals[lower] ?? Number.NaN;
  if (!/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/.test(lower)) {
    throw new PlistError('has a number that is not one');
  }
  return Number(lower);
}

function readDate(text: string): Date {
  if (!/^-?\d{1,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text))
    throw new PlistError('has a date that is not one');
  return validDate(Date.parse(text));
}

function readBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new PlistError('has bytes that are not base64');
  return Uint8Array.from(Buffer.from(text, 'base64'));
}
