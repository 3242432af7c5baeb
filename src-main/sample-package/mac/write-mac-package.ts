import { gzipSync } from 'node:zlib';
import { signingKeys } from '../profile/signing-keys';
import type { MacDraft } from './mac-draft';
import { macItems } from './mac-files';
import { folderMode, programMode, writeCpio } from './write-cpio';
import { escaped, writeXar } from './write-xar';

/** The package as productbuild writes it: a Distribution, and one component with the app. */
export async function macPackageBytes(draft: MacDraft): Promise<Buffer> {
  const { spec, installer, isProduct } = draft;
  const folder = isProduct ? `${spec.bundleId}.pkg/` : '';
  const payload = packedPayload(draft, writeCpio(await macItems(draft)));
  const files = new Map<string, Buffer>([
    ...(isProduct ? [['Distribution', distribution(draft)] as const] : []),
    [`${folder}PackageInfo`, packageInfo(draft)],
    [`${folder}Bom`, Buffer.from('BOMStore')],
    [`${folder}Payload`, payload],
    ...(draft.hasScripts ? [[`${folder}Scripts`, gzipSync(writeCpio(scripts))] as const] : []),
  ]);
  const { privateKey } = await signingKeys();
  const signer = installer && { certificate: installer.bytes, privateKey };
  let bytes = writeXar({ files, stored: new Set([`${folder}Payload`]), signer });
  for (const edit of draft.edits) bytes = edit(bytes);
  return bytes;
}

const scripts = [
  { path: '.', mode: folderMode, bytes: Buffer.alloc(0) },
  { path: './postinstall', mode: programMode, bytes: Buffer.from('#!/bin/sh\nexit 0\n') },
];

/** With pbzx only the start is as it would be: what follows can't be read anyway. */
function packedPayload({ payload }: MacDraft, cpio: Buffer): Buffer {
  if (payload === 'gzip') return gzipSync(cpio);
  const chunk = Buffer.alloc(28);
  chunk.write('pbzx', 'latin1');
  chunk.writeBigUInt64BE(0x1000000n, 4);
  chunk.writeBigUInt64BE(0x1000000n, 12);
  chunk.writeBigUInt64BE(BigInt(cpio.length), 20);
  return Buffer.concat([chunk, gzipSync(cpio)]);
}

function attributesOf({ infoPlist }: MacDraft): string {
  return ['CFBundleShortVersionString', 'CFBundleVersion']
    .map((key) => `${key}="${escaped(String(infoPlist[key] ?? ''))}"`)
    .join(' ');
}

function packageInfo(draft: MacDraft): Buffer {
  const id = escaped(String(draft.infoPlist.CFBundleIdentifier ?? ''));
  const path = `./${escaped(draft.spec.name.replaceAll('/', '-'))}.app`;
  return Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?>
<pkg-info overwrite-permissions="true" relocatable="false" identifier="${id}" postinstall-action="none" version="${escaped(draft.spec.version)}" format-version="2" install-location="/Applications" auth="root">
    <payload numberOfFiles="20" installKBytes="200"/>
    <bundle path="${path}" id="${id}" ${attributesOf(draft)}/>
    <bundle-version><bundle id="${id}"/></bundle-version>
</pkg-info>
`,
  );
}

function distribution(draft: MacDraft): Buffer {
  const { spec } = draft;
  const id = escaped(spec.bundleId);
  return Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?>
<installer-gui-script minSpecVersion="2">
    <pkg-ref id="${id}"><bundle-version><bundle ${attributesOf(draft)} id="${id}" path="${escaped(spec.name)}.app"/></bundle-version></pkg-ref>
    <product id="${id}" version="${escaped(spec.version)}"/>
    <title>${escaped(spec.name)}</title>
    <options customize="never" require-scripts="false" hostArchitectures="x86_64,arm64"/>
    <pkg-ref id="${id}" version="${escaped(spec.version)}" onConclusion="none">#${id}.pkg</pkg-ref>
</installer-gui-script>
`,
  );
}
