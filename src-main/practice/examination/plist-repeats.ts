/** An open dictionary: the text of each value by its key, and the key being read. */
interface OpenDict {
  values: Map<string, string>;
  key: string | null;
  valueStart: number;
}

const marks = /<!--[\s\S]*?-->|<(\/?)dict\s*(\/?)>|<key>([^<]*)<\/key>/g;

/** Whether a dictionary in an XML property list has a key twice, with two values. */
export function repeatsInXml(text: string): boolean {
  const open: OpenDict[] = [];
  /** Ends the value of the previous key; false when that key already had a different one. */
  const endValue = (dict: OpenDict, at: number): boolean => {
    if (dict.key === null) return true;
    const value = text.slice(dict.valueStart, at).trim();
    const earlier = dict.values.get(dict.key);
    dict.values.set(dict.key, value);
    return earlier === undefined || earlier === value;
  };
  for (const mark of text.matchAll(marks)) {
    const [whole, closing, empty, key] = mark;
    const current = open.at(-1);
    if (key !== undefined && current) {
      if (!endValue(current, mark.index)) return true;
      current.key = key;
      current.valueStart = mark.index + whole.length;
    } else if (closing === '/' && current) {
      if (!endValue(current, mark.index)) return true;
      open.pop();
    } else if (closing === '' && empty === '') {
      open.push({ values: new Map(), key: null, valueStart: 0 });
    }
  }
  return false;
}

/** A binary property list, as far as its dictionaries are compared. */
interface Places {
  objectAt(pointer: number): number;
  pointersAt(at: number): { count: number; start: number };
  pointerSize: number;
  /** The number of objects. */
  count: number;
}

/** Whether a dictionary in a binary property list has a key twice, with two values. */
export function repeatsInBinary(bytes: Buffer, places: Places): boolean {
  const { objectAt, pointersAt, pointerSize, count } = places;
  const textOf = (pointer: number): string => {
    const at = objectAt(pointer);
    const { count: length, start } = pointersAt(at);
    const width = bytes.readUInt8(at) >> 4 === 0x6 ? 2 : 1;
    const text = Buffer.from(bytes.subarray(start, start + length * width));
    return width === 2 ? text.swap16().toString('utf16le') : text.toString('latin1');
  };
  for (let pointer = 0; pointer < count; pointer += 1) {
    const at = objectAt(pointer);
    if (bytes.readUInt8(at) >> 4 !== 0xd) continue;
    const { count: all, start } = pointersAt(at);
    const keys = all / 2;
    const values = new Map<string, number>();
    for (let index = 0; index < keys; index += 1) {
      const text = textOf(bytes.readUIntBE(start + index * pointerSize, pointerSize));
      const value = bytes.readUIntBE(start + (keys + index) * pointerSize, pointerSize);
      if ((values.get(text) ?? value) !== value) return true;
      values.set(text, value);
    }
  }
  return false;
}
