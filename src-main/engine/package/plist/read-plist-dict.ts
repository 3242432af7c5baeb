import { isDict, type PlistDict, PlistError } from './plist-value';
import { readPlist } from './read-plist';

/** A property list that is not there, one that cannot be read (the reason goes on from “it”), or what it holds. */
export type PlistReading =
  | { state: 'absent' }
  | { state: 'unreadable'; reason: string }
  | { state: 'read'; content: PlistDict };

/** Reads a property list that must be a dictionary; null stands for none. Never throws for what the bytes hold. */
export function readPlistDict(bytes: Buffer | null): PlistReading {
  if (bytes === null) return { state: 'absent' };
  try {
    const content = readPlist(bytes);
    if (isDict(content)) return { state: 'read', content };
    return { state: 'unreadable', reason: 'does not hold a dictionary' };
  } catch (error) {
    if (error instanceof PlistError) return { state: 'unreadable', reason: error.message };
    throw error;
  }
}
