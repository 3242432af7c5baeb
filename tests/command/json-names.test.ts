import { expect, test } from 'vitest';
import { journalValue, withNamesForPrograms } from '../../src-main/command/json-names';

const printed = (value: unknown) => JSON.parse(JSON.stringify(value, withNamesForPrograms));

test('a failed run is printed with the error under the name “error”', () => {
  const failed = { status: { state: 'failed', error: { code: 'disk-full' } }, wait: null };
  expect(printed(failed)).toEqual({
    status: { state: 'failed', error: { code: 'disk-full' } },
    waiting: null,
  });
});

test('a plan is printed with the words of the command’s options', () => {
  expect(printed({ scope: 'skip-upload', notify: 'after-confirm', notes: [] })).toEqual({
    scope: 'use-existing-build',
    notify: 'when-confirmed',
    notes: [],
  });
});

test.each([
  ['scope', 'skip-upload'],
  ['notify', 'at-once'],
  ['notify', 'nobody'],
  ['refusedNotes', 'go-on'],
])('the printed value of %s is read back from a plan file as %s', (field, value) => {
  expect(journalValue(field, printed({ [field]: value })[field])).toBe(value);
  expect(journalValue(field, value)).toBe(value);
});

test('a reason that a person typed is printed unchanged', () => {
  expect(printed({ reason: 'nobody', text: 'at-once' })).toEqual({
    reason: 'nobody',
    text: 'at-once',
  });
});
