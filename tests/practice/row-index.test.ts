import { expect, test } from 'vitest';
import { rowIndex } from '../../src-main/practice/world/row-index';

interface Row {
  id: string;
}

const rowsUpTo = (count: number): Row[] =>
  Array.from({ length: count }, (_, place) => ({ id: String(place) }));

test('the row index finds rows after inserts, removals and moves', () => {
  const find = rowIndex<Row>((row) => row.id);
  const rows = rowsUpTo(100);
  expect(find(rows, '70')).toBe(rows[70]);
  rows.splice(10, 1);
  rows.push({ id: 'new' });
  expect(find(rows, '10')).toBeUndefined();
  expect(find(rows, '70')).toBe(rows[69]);
  expect(find(rows, 'new')).toBe(rows[99]);
  rows.reverse();
  for (const row of rows) expect(find(rows, row.id)).toBe(row);
  expect(find([...rows, { id: 'last' }], 'last')?.id).toBe('last');
});

test('the row index finds the first of two rows with the same key', () => {
  const find = rowIndex<Row>((row) => row.id);
  const rows = [...rowsUpTo(50), { id: '7' }];
  for (const key of ['40', '7']) expect(find(rows, key)).toBe(rows[Number(key)]);
});
