/** A file, folder or link of an installer's payload. */
export interface PayloadItem {
  /** Path from the payload's root; `.` is the root itself. */
  path: string;
  /** Unix mode with the file type. */
  mode: number;
  /** The content; of a link, where it points. */
  bytes: Buffer;
}

export const folderMode = 0o040755;
export const linkMode = 0o120755;
export const fileMode = 0o100644;
export const programMode = 0o100755;

/** A cpio archive in the portable form that pkgbuild writes. */
export function writeCpio(items: readonly PayloadItem[]): Buffer {
  const end = { path: 'TRAILER!!!', mode: 0, bytes: Buffer.alloc(0) };
  return Buffer.concat([...items, end].flatMap((item, index) => entry(item, index + 1)));
}

function entry({ path, mode, bytes }: PayloadItem, inode: number): Buffer[] {
  const name = Buffer.from(`${path}\0`);
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  const head = [
    '070707',
    ...[0, inode, mode, 0, 80, 1, 0].map((value) => octal(value, 6)),
    octal(0, 11),
    octal(name.length, 6),
    octal(bytes.length, 11),
  ];
  return [Buffer.from(head.join(''), 'latin1'), name, bytes];
}
