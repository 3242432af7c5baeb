import { printable } from '../../package/refusal';
import { archiveAgain, type Check, quoted, warning } from '../check';

/**
 * Error 90717 is about the large icon, whose pixels are packed in a way that is not read here; the
 * small ones are made from the same picture.
 */
export const iconNotOpaque: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS') return null;
  const icon = pkg.iconFiles.find(({ hasAlpha }) => hasAlpha === true);
  if (icon === undefined) return null;
  return warning('icon-not-opaque', {
    where: printable(icon.path),
    title: `The icon ${quoted(icon.path)} lets something through, so the large one may too`,
    whatToDo: `Save the icon without transparency, ${archiveAgain}`,
    command: 'magick icon.png -background white -alpha remove -alpha off icon.png',
  });
};
