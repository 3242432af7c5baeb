import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvRows } from '../../../src-main/engine/notes/csv-cells';

const cell = fc
  .array(fc.constantFrom('a', 'ü', '"', ',', ';', '\t', '\n', '\r\n', ' ', '新'), { maxLength: 8 })
  .map((parts) => `x${parts.join('')}`);

test.each([',', ';', '\t'])(
  'a table is split into the cells that other programs see, and each is where it says: %j',
  (delimiter) => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, isQuoted) => {
        const line = (cells: string[]) =>
          cells.map((one) => csvCell(one, delimiter, isQuoted)).join(delimiter);
        const text = rows.map(line).join(end);
        const read = csvRows(text, delimiter) ?? [];
        const values = read.map(({ cells }) => cells.map(({ value }) => value));
        const options = { delimiter, relax_column_count: true, record_delimiter: end };
        expect(values).toEqual(parse(text, options));
        for (const { value, start, end: to } of read.flatMap(({ cells }) => cells))
          expect(text.slice(start, to).replaceAll('""', '"')).toContain(value);
      }),
    );
  },
);
