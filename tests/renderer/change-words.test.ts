import { describe, expect, it } from 'vitest';
import type { PackageChange } from '#shared/domain/package-summary';
import { changedNames, changeInFull, changesInShort } from '#shared/words/changes';

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
    expect(changeInFull({ what: 'frameworks', added: ['A'], removed: ['B'] })).toBe(
      '+1 −1 frameworks',
    );
  });

  it.each([
    [1_000_000, 994_000, 'size -0.6%', 'size 1 MB → 994 kB'],
    [17_000_000, 30_000, 'size 17 MB → 30 kB', 'size 17 MB → 30 kB'],
    [100_000, 250_000, 'size 100 kB → 250 kB', 'size 100 kB → 250 kB'],
  ])(
    'a size of %i bytes that becomes %i is “%s” in a line, and two sizes in the list',
    (...row) => {
      const [before, after, inLine, inList] = row;
      const change = size(before, after);
      const line = changesInShort({ version: '1.0', buildNumber: '1' }, [change]);
      expect(line).toBe(`Compared with 1.0 (1): ${inLine}`);
      expect(changeInFull(change)).toBe(inList);
    },
  );

  it('the changes of a package name each item on demand', () => {
    expect(changedNames(permissions)).toEqual([
      '+ NSCameraUsageDescription',
      '+ NSMicrophoneUsageDescription',
    ]);
    expect(changedNames(extension)).toEqual(['− com.northwind.orbit.widget']);
    expect(changedNames(size(1, 2))).toEqual([]);
  });
});
