import { namedIcons } from './app-icons';
import { hasAlpha } from './icon/has-alpha';
import { readPngHeader } from './icon/png-header';
import { limits } from './limits';
import type { OpenedArchive } from './open-package';
import type { IconFile } from './package-contents';
import type { PlistDict } from './plist/plist-value';

/** Looks at the pixels of the loose icons, alternate ones included. Ends with package-* trouble. */
export async function readIconFiles(
  { zip, appPath }: OpenedArchive,
  infoPlist: PlistDict,
): Promise<IconFile[]> {
  const named = namedIcons(zip, infoPlist, appPath, 'with-alternates');
  const paths = [...new Set(named.flatMap((icon) => icon.paths))];
  const files: IconFile[] = [];
  for (const path of paths.slice(0, limits.alphaIcons)) {
    if ((zip.entries.get(path)?.size ?? 0) > limits.iconBytes) continue;
    const bytes = await zip.read(path, limits.iconBytes);
    const header = bytes && readPngHeader(bytes);
    if (!bytes || !header) continue;
    const { width, height } = header;
    files.push({ path, width, height, hasAlpha: await hasAlpha(bytes) });
  }
  return files;
}
