import { parseBuffer } from 'bplist-parser';
import { parse } from 'plist';
import { costOfBinary, costOfXml } from './plist-cost';

type PlistObject = Record<string, unknown>;

/** Far above any Info.plist or profile, and above those of a whole package. */
const most = { inOne: 20_000, inAll: 200_000 };

export function asObject(value: unknown): PlistObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as PlistObject)
    : null;
}

/** Without what may stand before XML that Apple's own reader passes over. */
function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^[\uFEFF\s]+/, '');
}

/**
 * Reads the property lists of one package, all of them together for a limited price: what is read here
 * keeps everybody else waiting.
 */
export class PlistReader {
  private left = most.inAll;

  /** Reads a binary or XML property list; null when it is neither, costs too much, or holds no dictionary. */
  read(bytes: Buffer): PlistObject | null {
    try {
      const isBinary = bytes.subarray(0, 8).toString('latin1') === 'bplist00';
      return asObject(isBinary ? this.readBinary(bytes) : this.readXml(textOf(bytes)));
    } catch {
      return null;
    }
  }

  private readBinary(bytes: Buffer): unknown {
    return this.canAfford(costOfBinary(bytes, most.inOne)) ? parseBuffer(bytes)[0] : null;
  }

  private readXml(text: string): unknown {
    return this.canAfford(costOfXml(text)) ? parse(text) : null;
  }

  private canAfford(cost: number): boolean {
    if (cost > most.inOne || cost > this.left) return false;
    this.left -= cost;
    return true;
  }
}
