import { parseBuffer } from 'bplist-parser';
import { parse } from 'plist';
import { costOfBinary, costOfXml, hasRepeatsInBinary } from './plist-cost';
import { repeatsInXml } from './plist-repeats';

type PlistObject = Record<string, unknown>;

/** Far above any Info.plist or profile, and above all those of one package together. */
const most = { inOne: 20_000, inAll: 200_000 };

export function asObject(value: unknown): PlistObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as PlistObject)
    : null;
}

/** Removes what Apple's own reader ignores before the XML. */
function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^[\uFEFF\s]+/, '');
}

/** Reads the property lists of one package within one shared budget: reading blocks every other request. */
export class PlistReader {
  private left = most.inAll;

  /**
   * Reads a binary or XML property list; null when it is neither, exceeds the budget, contains no dictionary, or has
   * two values for one key.
   */
  read(bytes: Buffer): PlistObject | null {
    try {
      const isBinary = bytes.subarray(0, 8).toString('latin1') === 'bplist00';
      return asObject(isBinary ? this.readBinary(bytes) : this.readXml(textOf(bytes)));
    } catch {
      return null;
    }
  }

  private readBinary(bytes: Buffer): unknown {
    if (!this.canAfford(costOfBinary(bytes, most.inOne))) return null;
    return hasRepeatsInBinary(bytes) ? null : parseBuffer(bytes)[0];
  }

  private readXml(text: string): unknown {
    if (!this.canAfford(costOfXml(text))) return null;
    return repeatsInXml(text) ? null : parse(text);
  }

  private canAfford(cost: number): boolean {
    if (cost > most.inOne || cost > this.left) return false;
    this.left -= cost;
    return true;
  }
}
