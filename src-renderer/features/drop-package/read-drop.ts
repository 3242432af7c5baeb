import type { Trouble } from '#shared/errors';
import { pathOf } from '../../bridge/bridge';
import { windowTrouble } from '../../words/window-trouble';

export type Dropped = { path: string } | { trouble: Trouble };

const keyWords =
  'A key is not read from a drop: choose it with Add key, and it goes straight to the keychain.';

/** What was let go over the window: one package's path, or why it is none. */
export function readDrop(files: readonly File[]): Dropped {
  const [file, ...others] = files;
  if (file === undefined) {
    return { trouble: windowTrouble('package-not-ipa', 'What was dropped is not a file.') };
  }
  if (others.length > 0) {
    const names = files.map((one) => one.name).join(', ');
    return {
      trouble: windowTrouble('package-several-files', `${files.length} were dropped: ${names}.`),
    };
  }
  if (/\.p8$/i.test(file.name)) {
    return {
      trouble: windowTrouble('package-not-ipa', `${file.name} is a private key.`, keyWords),
    };
  }
  const path = pathOf(file);
  if (path === '') {
    const detail = `${file.name || 'The dropped file'} does not lie on this computer yet.`;
    return {
      trouble: windowTrouble(
        'package-not-found',
        detail,
        'Save it to a folder and drop it from there.',
      ),
    };
  }
  // A folder comes without an extension too; main looks at it and says which it is.
  if (/\.[^./\\]+$/.test(file.name) && !/\.ipa$/i.test(file.name)) {
    return {
      trouble: windowTrouble('package-not-ipa', `${file.name} has another ending than .ipa.`),
    };
  }
  return { path };
}
