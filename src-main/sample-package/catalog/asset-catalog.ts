import { text, words } from '../mach-o/words';
import { BomStore } from './bom-store';
import { facetValue, type IconPicture, keyOrder, rendition, renditionKey } from './rendition';

/** A facet of the catalog with its images. */
interface CatalogIcon {
  name: string;
  pictures: readonly IconPicture[];
}

/** An `Assets.car` with icons, in the layout that Xcode's own reader expects. */
export function assetCatalog(
  icons: readonly CatalogIcon[],
  time: Date,
  { unusedBlocks = 0 } = {},
): Buffer {
  const store = new BomStore();
  for (let each = 0; each < unusedBlocks; each += 1) store.addUnused();
  const renditions = icons.flatMap(({ pictures }, index) =>
    pictures.map((picture, place) => ({
      key: renditionKey(picture, place + 1, index + 1),
      value: rendition(picture, time),
    })),
  );
  store.add('CARHEADER', catalogHeader(renditions.length, time));
  store.addTree('RENDITIONS', renditions);
  store.addTree(
    'FACETKEYS',
    icons.map(({ name }, index) => ({ key: Buffer.from(name), value: facetValue(index + 1) })),
  );
  store.add(
    'KEYFORMAT',
    Buffer.concat([Buffer.from('tmfk'), words(0, keyOrder.length, ...keyOrder)]),
  );
  return store.bytes();
}

function catalogHeader(count: number, time: Date): Buffer {
  return Buffer.concat([
    Buffer.from('RATC'),
    words(970, 17, Math.floor(time.getTime() / 1000), count),
    text('@(#)PROGRAM:CoreUI  PROJECT:CoreUI-970', 128),
    text('Xcode 26.4 (25E246) via AssetCatalogSimulatorAgent', 256),
    Buffer.alloc(16),
    words(0, 2, 1, 2),
  ]);
}

const phone: readonly IconPicture[] = [
  { file: 'Icon-60@2x.png', pixels: 120, idiom: 'phone', scale: 2 },
  { file: 'Icon-60@3x.png', pixels: 180, idiom: 'phone', scale: 3 },
];
const pad: readonly IconPicture[] = [
  { file: 'Icon-76@2x.png', pixels: 152, idiom: 'pad', scale: 2 },
  { file: 'Icon-83.5@2x.png', pixels: 167, idiom: 'pad', scale: 2 },
];

/** The images of an app icon for phones and tablets, without the large one for the store. */
export const smallPictures: readonly IconPicture[] = [...phone, ...pad];

/** As Xcode compiles a single 1024-pixel image for each device family; none is marked for the store. */
export const largePictures: readonly IconPicture[] = [
  { file: 'Icon-1024.png', pixels: 1024, idiom: 'phone', scale: 1 },
  { file: 'Icon-1024.png', pixels: 1024, idiom: 'pad', scale: 1 },
];

export const watchPictures: readonly IconPicture[] = [
  { file: 'Watch-1024.png', pixels: 1024, idiom: 'watch', scale: 1 },
];

/** The two layers and the back of an icon for visionOS. */
export const visionPictures: readonly IconPicture[] = ['Front', 'Middle', 'Back'].map((layer) => ({
  file: `${layer}-1024.png`,
  pixels: 1024,
  idiom: 'vision',
  scale: 2,
}));

export const televisionPictures: readonly IconPicture[] = [
  { file: 'Icon-400.png', pixels: 400, height: 240, idiom: 'tv', scale: 1 },
  { file: 'Icon-1280.png', pixels: 1280, height: 768, idiom: 'tv', scale: 1 },
];

export const shelfPictures: readonly IconPicture[] = [
  { file: 'Shelf-2320.png', pixels: 2320, height: 720, idiom: 'tv', scale: 1 },
];
