import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  BatchFile,
  FileItem,
  FileParts,
  parseBatchFile,
} from '../../src-main/command/batch/batch-schema';

/* What the guide says of a batch file is what the command reads. */

const page = (name: string) =>
  readFile(join(import.meta.dirname, '../../src-renderer/guide', name), 'utf8');
const guide = await page('several-at-once.md');

it('the table of the guide has every field, at its place, and no other', () => {
  const rows = [...guide.matchAll(/^\| `(\w+)` \| (file|item|shared, item) \|/gm)];
  const fieldsAt = (place: string) =>
    rows.flatMap(([, field = '', at]) => (at === place ? [field] : [])).sort();
  const shared = Object.keys(FileParts.shape);
  expect(fieldsAt('file')).toEqual(Object.keys(BatchFile.shape).sort());
  expect(fieldsAt('shared, item')).toEqual(shared.toSorted());
  expect(fieldsAt('item')).toEqual(
    Object.keys(FileItem.shape)
      .filter((field) => !shared.includes(field))
      .sort(),
  );
});

it('the table of the command’s page has every field too', async () => {
  const [, table = ''] =
    /A batch file is JSON;.*?\n\| field \| is \|\n(.*?)\n\n/s.exec(await page('command.md')) ?? [];
  const named = table.split('\n').flatMap((row) => {
    const [, fields = ''] = row.split('|');
    return [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => field);
  });
  const explained = Object.keys({ ...BatchFile.shape, ...FileItem.shape });
  // Its example shows these two.
  const [schema, name] = ['schema', 'name'];
  expect(named.toSorted()).toEqual(
    explained.filter((field) => field !== schema && field !== name).sort(),
  );
});

it('the example of the guide is a batch file', () => {
  const [, example = ''] = /```json\n([\s\S]+?)```/.exec(guide) ?? [];
  const read = parseBatchFile(JSON.parse(example));
  expect(read.error?.issues).toBeUndefined();
  expect(read.data?.items).toHaveLength(2);
  expect(read.data?.shared.groups?.map(({ name }) => name)).toEqual(['QA', 'Beta circle']);
});

it('a misspelled field is refused, and words of the command are read', () => {
  const items = [{ package: 'a.ipa' }];
  expect(parseBatchFile({ shared: { group: ['QA'] }, items }).success).toBe(false);
  expect(parseBatchFile({ shared: { notify: 'none' }, items }).data?.shared.notify).toBe('nobody');
  expect(parseBatchFile({ items: [] }).success).toBe(false);
});
