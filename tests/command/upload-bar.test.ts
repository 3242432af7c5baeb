import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { fitted, paintFor, widthOf } from '../../src-main/command/words/format';
import { uploadLine } from '../../src-main/command/words/upload-bar';

const MB = 1_000_000;
const upload = (sent: number, bytesPerSecond: number | null, total = 200 * MB) => ({
  total,
  stored: 0,
  parts: 20,
  partsStored: 0,
  discarded: 0,
  live: { sent, bytesPerSecond },
});
const plain = paintFor(false);

test('the upload shows a bar, its percentage, size, speed and the time left', () => {
  const line = uploadLine(upload(50 * MB, 10 * MB), 100, plain);
  expect(line).toBe(`${'█'.repeat(7)}${'░'.repeat(23)}  25%  50 of 200 MB  10 MB/s  15 s left`);
});

test('a narrow terminal shows what it has room for, and the percentage in any case', () => {
  for (let width = 4; width < 120; width += 1) {
    const line = uploadLine(upload(50 * MB, 10 * MB), width, plain);
    expect(widthOf(line)).toBeLessThanOrEqual(width);
    expect(line).toContain('25%');
  }
  expect(uploadLine(upload(50 * MB, 10 * MB), 8, plain)).toBe('25%');
  expect(uploadLine(upload(50 * MB, 10 * MB), 45, plain)).toBe(
    '25%  50 of 200 MB  10 MB/s  15 s left',
  );
});

test('the bar is full, and 100 % shown, only once everything is sent', () => {
  const almost = uploadLine(upload(200 * MB - 1, 10 * MB), 100, plain);
  expect(almost).toContain('99%');
  expect(almost).toContain('░');
  const whole = uploadLine(upload(200 * MB, 10 * MB), 100, plain);
  expect(whole).toContain('100%');
  expect(whole).not.toContain('░');
  expect(whole).not.toContain('left');
});

test('without a speed there is no guess, and an empty upload is no division by zero', () => {
  expect(uploadLine(upload(0, null), 100, plain)).toContain('  0%  0 of 200 MB');
  expect(uploadLine(upload(0, 0), 100, plain)).not.toContain('left');
  expect(uploadLine(upload(0, null, 0), 100, plain)).toContain('0%');
});

test('color changes no column', () => {
  const colored = uploadLine(upload(50 * MB, 10 * MB), 60, paintFor(true));
  expect(stripVTControlCharacters(colored)).toBe(uploadLine(upload(50 * MB, 10 * MB), 60, plain));
});

test('wide characters count as two columns, and are never cut in half', () => {
  expect(fitted('日本語', 4)).toBe('日本');
  expect(fitted('日本語', 5)).toBe('日本');
  expect(fitted('abc', 9)).toBe('abc');
});
