import type { SampleDict } from '../../../../src-main/sample-package/plist/sample-plist';
import { writeXmlPlist } from '../../../../src-main/sample-package/plist/write-xml-plist';
import { type RawEntry, type RawZip, rawZip } from './raw-zip';

export const infoPath = 'Payload/Orbit.app/Info.plist';

/** The smallest app that can be read. */
export function infoEntry(changes: Partial<RawEntry> = {}, keys: SampleDict = {}): RawEntry {
  const content = writeXmlPlist({ CFBundleIdentifier: 'com.northwind.orbit', ...keys });
  return { name: infoPath, content, method: 8, ...changes };
}

/** A zip with that app and more entries. */
export function smallApp(entries: readonly RawEntry[] = [], more: RawZip = {}): Buffer {
  return rawZip([infoEntry(), ...entries], more);
}
