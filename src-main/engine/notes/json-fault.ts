/** Where a text stops being JSON. */
interface JsonFault {
  /** Counted from 1. */
  line: number;
  column: number;
  /** Whether it follows a trailing comma. */
  isAfterComma: boolean;
}

const token = {
  space: /[\t\n\r ]*/y,
  text: /"(?:[^"\\\t\n\r]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y,
  scalar: /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
} as const;
const deepest = 200;

/** Finds the first place where a text is not JSON: not every parser reports it. */
export function findJsonFault(json: string): JsonFault {
  const scan = new Scan(json);
  scan.whole();
  const before = json.slice(0, scan.at);
  return {
    line: before.split('\n').length,
    column: scan.at - before.lastIndexOf('\n'),
    isAfterComma: /,\s*$/.test(before),
  };
}

/** Scans JSON and stops where it ends. */
class Scan {
  at = 0;

  constructor(private readonly json: string) {}

  whole(): boolean {
    return this.value(0) && this.skip(token.space);
  }

  private value(depth: number): boolean {
    this.skip(token.space);
    if (depth > deepest) return false;
    const first = this.json[this.at];
    if (first === '{') return this.members('}', depth);
    if (first === '[') return this.members(']', depth);
    return this.skip(first === '"' ? token.text : token.scalar);
  }

  private members(end: '}' | ']', depth: number): boolean {
    this.at += 1;
    if (this.takes(end)) return true;
    do {
      const isNamed =
        end === ']' || (this.skip(token.space) && this.skip(token.text) && this.takes(':'));
      if (!isNamed || !this.value(depth + 1)) return false;
    } while (this.takes(','));
    return this.takes(end);
  }

  private takes(character: string): boolean {
    this.skip(token.space);
    if (this.json[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.json);
    if (found === null) return false;
    this.at += found[0].length;
    return true;
  }
}
