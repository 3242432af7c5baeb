import { describe, expect, it } from 'vitest';
import { readDrop } from '../../src-renderer/features/drop-package/drop-overlay';
import { usePlan } from '../../src-renderer/store/plan';
import { bridgeDouble } from '../helpers/bridge-double';
import { planWith } from '../helpers/sample-plan';

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
    const key = { keys: ['/builds/AuthKey_ABC.p8'] };
    expect(readDrop([file('AuthKey_ABC.p8')])).toEqual(key);
    expect(readDrop([file('readme.txt'), file('AuthKey_ABC.p8')])).toEqual(key);
  });

  it('every key of a drop is taken, in its order', () => {
    expect(readDrop([file('AuthKey_B.p8'), file('AuthKey_A.P8'), file('notes.txt')])).toEqual({
      keys: ['/builds/AuthKey_B.p8', '/builds/AuthKey_A.P8'],
    });
    expect(codeOf([file('AuthKey_B.p8'), file('AuthKey_A.p8', '')])).toBe('package-not-found');
  });

  it('while a key is added, main looks into a file that people take for a key', () => {
    const certificate = file('distribution.cer');
    expect(codeOf([certificate])).toBe('package-not-ipa');
    expect(readDrop([certificate], 'keys')).toEqual({ keys: ['/builds/distribution.cer'] });
    expect(readDrop([file('a.ipa')], 'keys')).toMatchObject({ packages: ['/builds/a.ipa'] });
  });

  it('while testers are invited, one list of people is taken and nothing is opened behind the sheet', () => {
    expect(readDrop([file('people.csv')], 'people')).toEqual({
      people: { path: '/builds/people.csv' },
    });
    const others = [[file('a.ipa')], [file('a.csv'), file('b.csv')], [file('a.csv', '')]];
    for (const files of others)
      expect(readDrop(files, 'people')).toMatchObject({
        people: { error: { code: 'testers-unreadable' } },
      });
  });

  it('an encrypted backup of keys is taken as one, on every screen', () => {
    const backup = { backup: '/builds/Slipway keys.slipway-keys' };
    const files = [file('Slipway keys.slipway-keys')];
    for (const wanted of [null, 'keys', 'devices'] as const)
      expect(readDrop(files, wanted)).toEqual(backup);
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

  it('the screen of test devices takes other files as lists of devices, and still packages and keys', () => {
    const onDevices = (name: string) => readDrop([file(name)], 'devices');
    expect(onDevices('devices.txt')).toEqual({
      devices: '/builds/devices.txt',
      fileName: 'devices.txt',
    });
    expect(onDevices('a.ipa')).toEqual({ packages: ['/builds/a.ipa'], leftOut: [] });
    expect(onDevices('AuthKey_ABC.p8')).toEqual({ keys: ['/builds/AuthKey_ABC.p8'] });
    expect(readDrop([file('devices.txt')])).toMatchObject({ notes: '/builds/devices.txt' });
  });

  it('text is taken for notes, JSON for main to look into, and files of several languages as one', () => {
    const notes = (name: string) => ({ notes: `/builds/${name}`, fileName: name, kind: 'file' });
    for (const name of ['release_notes.txt', 'Notes.md', 'notes.csv', 'a.TSV'])
      expect(readDrop([file(name)])).toEqual(notes(name));
    expect(readDrop([file('release_notes.json')])).toEqual({
      shared: '/builds/release_notes.json',
    });
    expect(readDrop([file('release_notes_de-DE.txt'), file('release_notes.txt')])).toEqual(
      notes('release_notes_de-DE.txt'),
    );
    expect(codeOf([file('release_notes.txt'), file('other.txt')])).toBe('package-not-ipa');
  });

  it('a folder is taken for notes while a package is open, and as a package otherwise', () => {
    const folder = (name: string) => readDrop([file(name)], null, new Set([0]));
    expect(folder('fastlane')).toEqual({ packages: ['/builds/fastlane'], leftOut: [] });
    usePlan.setState({ plan: planWith() });
    expect(folder('fastlane')).toEqual({
      notes: '/builds/fastlane',
      fileName: 'fastlane',
      kind: 'folder',
    });
    expect(folder('Orbit.app')).toMatchObject({ error: { code: 'package-not-ipa' } });
    expect(readDrop([file('Orbit')])).toMatchObject({ packages: ['/builds/Orbit'] });
  });
});
