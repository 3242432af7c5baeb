import { describe, expect, it } from 'vitest';
import type { PackageChange } from '#shared/domain/package-summary';
import { changedNames, changeInShort, changesInShort } from '#shared/words/changes';

const permissions: PackageChange = {
  what: 'permissions',
  added: ['NSCameraUsageDescription', 'NSMicrophoneUsageDescription'],
  removed: [],
};
const extension: PackageChange = {
  what: 'extensions',
  added: [],
  removed: ['com.northwind.orbit.widget'],
};
const size = (before: number, after: number): PackageChange => ({
  what: 'size',
  before: String(before),
  after: String(after),
});

describe('what is new in a package', () => {
  it('the changes of a package fit in one line', () => {
    const minimum: PackageChange = { what: 'minimum-os', before: '15.0', after: '16.0' };
    const changes = [minimum, permissions, extension, size(100, 104)];
    expect(changesInShort({ version: '1.3.0', buildNumber: '41' }, changes)).toBe(
      'Compared with 1.3.0 (41): minimum OS 15.0 → 16.0, +2 permissions, −1 extension and size +4%',
    );
  });

  it('the changes of a package list both additions and removals', () => {
    expect(changeInShort({ what: 'frameworks', added: ['A'], removed: ['B'] })).toBe(
      '+1 −1 frameworks',
    );
    expect(changeInShort(size(1000, 994))).toBe('size -0.6%');
  });

  it('a size that was doubled or halved is shown as two sizes', () => {
    expect(changeInShort(size(17_000_000, 30_000))).toBe('size 17 MB → 30 kB');
    expect(changeInShort(size(100_000, 250_000))).toBe('size 100 kB → 250 kB');
  });

  it('the changes of a package name each item on demand', () => {
    expect(changedNames(permissions)).toEqual([
      '+ NSCameraUsageDescription',
      '+ NSMicrophoneUsageDescription',
    ]);
    expect(changedNames(extension)).toEqual(['− com.northwind.orbit.widget']);
    expect(changedNames(size(1, 2))).toEqual([]);
  });
});
