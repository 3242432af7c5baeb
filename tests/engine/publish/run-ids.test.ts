import { expect, test } from 'vitest';
import { RunFolders } from '../../../src-main/engine/publish/run-library';

test('the IDs of runs that start in one second sort by their time', () => {
  const folders = new RunFolders('/home');
  const at = (milliseconds: number) =>
    folders.newId(new Date(Date.UTC(2026, 10, 30, 14, 0, 5, milliseconds)));
  const ids = [0, 1, 15, 16, 255, 256, 999].map(at);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => /^20261130-140005-[0-9a-f]{6}$/.test(id))).toBe(true);
});
