/** @typedef {{ size: number, png: Buffer }} Picture square; `size` in pixels */

/** Apple's four-character types for a PNG of each size, including Retina. */
const icnsTypes = [
  { size: 16, types: ['icp4'] },
  { size: 32, types: ['icp5', 'ic11'] },
  { size: 64, types: ['ic12'] },
  { size: 128, types: ['ic07'] },
  { size: 256, types: ['ic08', 'ic13'] },
  { size: 512, types: ['ic09', 'ic14'] },
  { size: 1024, types: ['ic10'] },
];

/**
 * An .icns: blocks of a four-character type, a length and a PNG each.
 * @param {readonly Picture[]} pictures
 */
export function toIcns(pictures) {
  const blocks = icnsTypes.flatMap(({ size, types }) => {
    const picture = pictures.find((each) => each.size === size);
    return picture ? types.map((type) => block(type, picture.png)) : [];
  });
  return block('icns', Buffer.concat(blocks));
}

function block(/** @type {string} */ type, /** @type {Buffer} */ content) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'ascii');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}

const icoSizes = [16, 24, 32, 48, 64, 128, 256];

/**
 * An .ico: a directory of images, then the PNGs.
 * @param {readonly Picture[]} pictures
 */
export function toIco(pictures) {
  const chosen = pictures.filter(({ size }) => icoSizes.includes(size));
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(chosen.length, 4);
  let offset = head.length + 16 * chosen.length;
  const directory = chosen.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // One byte each; 256 is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([head, ...directory, ...chosen.map(({ png }) => png)]);
}
