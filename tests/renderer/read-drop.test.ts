import { describe, expect, it } from 'vitest';
import { readDrop } from '../../src-renderer/features/drop-package/drop-overlay';
import { bridgeDouble } from '../helpers/bridge-double';

bridgeDouble();

/** A file as the window gets it; without a path it is not on disk. */
const file = (name: string, path = `/builds/${name}`): File =>
  Object.assign(new File([], name), { path });

const codeOf = (files: File[]) => {
  const dropped = readDrop(files);
  return 'error' in dropped ? dropped.error.code : null;
};

describe('files that are dropped on the window', () => {
  it('every package of a drop is opened, and other files are named', () => {
    expect(readDrop([file('a.ipa'), file('notes.json'), file('B.IPA')])).toEqual({
      packages: ['/builds/a.ipa', '/builds/B.IPA'],
      leftOut: ['notes.json'],
    });
  });

  it('a key is found by its path, even among other files', () => {
    const key = { key: '/builds/AuthKey_ABC.p8' };
    expect(readDrop([file('AuthKey_ABC.p8')])).toEqual(key);
    expect(readDrop([file('readme.txt'), file('AuthKey_ABC.p8')])).toEqual(key);
  });

  it('a key that is dropped together with a package is left out, not added', () => {
    expect(readDrop([file('AuthKey_ABC.p8'), file('a.ipa')])).toEqual({
      packages: ['/builds/a.ipa'],
      leftOut: ['AuthKey_ABC.p8'],
    });
  });

  it('a name without an extension goes to main, which finds out what it is', () => {
    expect(readDrop([file('Orbit')])).toEqual({ packages: ['/builds/Orbit'], leftOut: [] });
  });

  it('a drop without a package, a file or a path on this computer is refused', () => {
    expect(codeOf([file('Orbit.zip')])).toBe('package-not-ipa');
    expect(codeOf([file('a.txt'), file('b.txt')])).toBe('package-not-ipa');
    expect(codeOf([])).toBe('package-not-ipa');
    expect(codeOf([file('a.ipa', '')])).toBe('package-not-found');
    expect(codeOf([file('a.ipa'), file('b.ipa', '')])).toBe('package-not-found');
  });
});
