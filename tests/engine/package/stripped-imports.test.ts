import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWords } from '#shared/words/say';
import { words } from '../../../src-main/sample-package/mach-o/words';
import { type Bound, bindingOpcodes, chainedFixups } from './support/raw-imports';
import { bodyStart, command, rawSlice, readMachO } from './support/raw-mach-o';

const imports: readonly Bound[] = [
  { name: '_stat', library: 1 },
  { name: '_OBJC_CLASS_$_NSUserDefaults', library: 2 },
  { name: '__Znwm', library: -3 },
  { name: '_mach_absolute_time', library: -2 },
  { name: '_ownFunction', library: 0 },
];
const fromElsewhere = new Set(['_stat', '_OBJC_CLASS_$_NSUserDefaults', '_mach_absolute_time']);

/** A slice with chained fixups and without a symbol table. */
function chained(body: Buffer, size = body.length): Buffer {
  const start = bodyStart({ commands: [command(0x80000034, words(0, 0))] });
  return rawSlice({ commands: [command(0x80000034, words(start, size))], body });
}

/** A slice with the older lists and without a symbol table: for startup, weak names and lazy binding. */
function listed(atStart: Buffer, atFirstCall: Buffer, type = 0x80000022): Buffer {
  const place = (...figures: number[]) => command(type, words(0, 0, ...figures, 0, 0));
  const start = bodyStart({ commands: [place(0, 0, 0, 0, 0, 0)] });
  const lazy = start + atStart.length;
  return rawSlice({
    commands: [place(start, atStart.length, start, atStart.length, lazy, atFirstCall.length)],
    body: Buffer.concat([atStart, atFirstCall]),
  });
}

/** The same file with a symbol table of no entries. */
function withoutSymbols(bytes: Buffer): Buffer {
  const stripped = Buffer.from(bytes);
  let at = 32;
  while (stripped.readUInt32LE(at) !== 0x02) at += stripped.readUInt32LE(at + 4);
  stripped.writeUInt32LE(0, at + 12);
  return stripped;
}

describe('a stripped executable', () => {
  test.each(['darwin-arm64', 'darwin-x64'])(
    'a stripped executable of Apple’s linker for %s still shows its imports',
    (name) => {
      const keytar = dirname(createRequire(import.meta.url).resolve('keytar/package.json'));
      const bytes = readFileSync(join(keytar, 'prebuilds', name, 'keytar.node'));
      const whole = readMachO(bytes).slices[0]?.undefinedSymbols ?? new Set();
      const { slices, problem } = readMachO(withoutSymbols(bytes));
      const names = [...(slices[0]?.undefinedSymbols ?? [])];
      expect(problem).toBeNull();
      expect(names).toEqual(expect.arrayContaining(['_napi_throw', '_strlen']));
      expect(names.filter((one) => !whole.has(one))).toEqual([]);
    },
  );

  test.each([
    [1, 1],
    [1, 5],
    [1, 1000],
    [2, 7],
    [3, 7],
  ])('a stripped executable shows its imports in format %i in chunks of %i', (format, piece) => {
    const { slices, problem } = readMachO(chained(chainedFixups(imports, { format })), piece);
    expect(problem).toBeNull();
    expect(slices[0]?.undefinedSymbols).toEqual(fromElsewhere);
  });

  test.each([1, 5, 1000])(
    'a stripped executable shows its imports from older lists in chunks of %i',
    (piece) => {
      const [first, ...others] = imports.map((one) => bindingOpcodes(one));
      // A number of many bytes, each of which would be an opcode elsewhere.
      const distance = Buffer.from([0x80, 0xc0, 0x90, 0xc0, 0x40]);
      const start = Buffer.concat([first ?? Buffer.alloc(0), distance, Buffer.from([0x90, 0])]);
      const lazy = Buffer.concat(others.flatMap((bytes) => [bytes, Buffer.from([0])]));
      for (const type of [0x22, 0x80000022]) {
        const { slices, problem } = readMachO(listed(start, lazy, type), piece);
        expect(problem).toBeNull();
        expect(slices[0]?.undefinedSymbols).toEqual(fromElsewhere);
      }
    },
  );

  test('imports in a future format are skipped', () => {
    for (const lie of [{ format: 9 }, { packing: 1 }]) {
      const { slices, problem } = readMachO(chained(chainedFixups(imports, lie)));
      expect({ problem, found: slices[0]?.undefinedSymbols.size }).toEqual({
        problem: null,
        found: 0,
      });
    }
  });

  test.each<[string, Buffer, RegExp]>([
    ['2^32 imports', chained(chainedFixups(imports, { count: 0xffffffff })), /more than 300,000/],
    [
      'its names outside',
      chained(chainedFixups(imports, { namesAt: 5000 })),
      /list of imports is damaged/,
    ],
    [
      'its names among its imports',
      chained(chainedFixups(imports, { namesAt: 30 })),
      /list of imports is damaged/,
    ],
    ['its fixups outside', chained(Buffer.alloc(40), 4000), /outside the file/],
  ])('a stripped executable that claims %s is reported as unreadable', (_, bytes, words_) => {
    const { problem } = readMachO(bytes, 3);
    expect(problem && inWords(problem)).toMatch(words_);
  });

  test('a list of bindings that is all one name costs neither time nor memory', () => {
    const endless = Buffer.concat([Buffer.from([0x11, 0x40]), Buffer.alloc(3_000_000, 0x61)]);
    const { slices, problem } = readMachO(listed(endless, Buffer.alloc(0)));
    expect({ problem, found: slices[0]?.undefinedSymbols.size }).toEqual({
      problem: null,
      found: 0,
    });
  });
});

describe('a library built by older tools', () => {
  test.each([
    [0x01000007, 0x25, 'ios-simulator'],
    [0x0100000c, 0x25, 'ios'],
    [0x01000007, 0x2f, 'tvos-simulator'],
    [0x01000007, 0x24, 'macos'],
  ])(
    'a library built by older tools for CPU type %i and system %i runs on %s',
    (cpu, version, platform) => {
      const commands = [command(version, words(0x00090000, 0x00100200))];
      expect(readMachO(rawSlice({ cpu, commands })).slices[0]?.platform).toBe(platform);
    },
  );
});
