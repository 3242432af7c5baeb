import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWords } from '#shared/words/say';
import { machExecutable } from '../../../src-main/sample-package/mach-o/mach-executable';
import { text, words } from '../../../src-main/sample-package/mach-o/words';
import {
  bodyStart,
  command,
  fat,
  rawSlice,
  readMachO,
  segment32,
  symbolTable,
  undefinedSymbol,
  wideFat,
} from './support/raw-mach-o';

const keytar = dirname(createRequire(import.meta.url).resolve('keytar/package.json'));
const hasLlvm = ['llvm-nm', 'llvm-objdump'].every(
  (tool) => spawnSync(tool, ['--version']).status === 0,
);

/** Libraries for macOS in one of our npm packages, made by Apple's linker. */
const real = ['darwin-arm64', 'darwin-x64'].map((name) =>
  join(keytar, 'prebuilds', name, 'keytar.node'),
);

function tool(name: string, ...words_: string[]): string {
  return execFileSync(name, words_, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

describe('an executable of Apple’s linker', () => {
  test.skipIf(!hasLlvm).each(real)('%s imports the symbols that llvm-nm lists', (file) => {
    const listed = tool('llvm-nm', '--undefined-only', '--format=just-symbols', file);
    const [slice] = readMachO(readFileSync(file)).slices;
    expect([...(slice?.undefinedSymbols ?? [])].sort()).toEqual(
      listed.split('\n').filter(Boolean).sort(),
    );
  });

  test.skipIf(!hasLlvm).each(real)('%s has the values that llvm-objdump prints', (file) => {
    const printed = tool('llvm-objdump', '--macho', '--private-headers', file);
    const [slice] = readMachO(readFileSync(file)).slices;
    expect(printed).toContain(`uuid ${slice?.uuid}`);
    expect(printed).toMatch(new RegExp(`(minos|version) ${slice?.minimumOs}`));
    expect(printed).toMatch(new RegExp(`sdk ${slice?.sdk}`));
    for (const library of slice?.libraries ?? []) expect(printed).toContain(library);
    for (const { name, fileSize } of slice?.segments ?? []) {
      expect(printed).toMatch(new RegExp(`segname ${name}[^]*?filesize ${fileSize}\\b`));
    }
  });

  test('an executable of Apple’s linker is read the same in chunks of any size', () => {
    const bytes = readFileSync(real[0] ?? '');
    const whole = readMachO(bytes, bytes.length);
    expect(whole.problem).toBeNull();
    expect(whole.slices[0]).toMatchObject({
      cpu: 'arm64',
      fileType: 'bundle',
      platform: 'macos',
      signature: { identifier: 'keytar.node', isAdHoc: true, signer: null, problem: null },
    });
    for (const piece of [1, 7, 4096, 100_000]) expect(readMachO(bytes, piece)).toEqual(whole);
  });
});

describe('an executable', () => {
  const options = { minimumOs: '15.0', sdk: '26.4', platform: 2 };

  test('an executable contains platform, versions, encryption and segments', () => {
    const { slices, isFat, problem } = readMachO(machExecutable(options));
    expect({ isFat, problem }).toEqual({ isFat: false, problem: null });
    expect(slices).toEqual([
      expect.objectContaining({
        cpu: 'arm64',
        fileType: 'executable',
        platform: 'ios',
        minimumOs: '15.0',
        sdk: '26.4',
        uuid: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
        encryption: expect.objectContaining({ cryptId: 0 }),
        hasBitcode: false,
        libraries: ['/usr/lib/libSystem.B.dylib'],
        signature: null,
      }),
    ]);
    expect(slices[0]?.segments.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['__TEXT', '__LINKEDIT']),
    );
  });

  test.each([1, 5, 16, 1000])(
    'an executable contains symbols and watched methods in chunks of %i',
    (piece) => {
      const symbols = ['_OBJC_CLASS_$_UIWebView', '_stat', `_${'x'.repeat(3000)}`];
      const selectors = ['init', 'systemUptime', 'notSystemUptime', 'activeInputModesOf:'];
      const [slice] = readMachO(machExecutable({ ...options, symbols, selectors }), piece).slices;
      expect([...(slice?.undefinedSymbols ?? [])].sort()).toEqual([...symbols].sort());
      expect([...(slice?.selectors ?? [])]).toEqual(['systemUptime']);
    },
  );

  test('an executable with bitcode is reported as such', () => {
    expect(readMachO(machExecutable({ ...options, hasBitcode: true })).slices[0]?.hasBitcode).toBe(
      true,
    );
  });

  test('an executable for several architectures has one slice for each', () => {
    const { slices, isFat } = readMachO(
      machExecutable({ ...options, processors: ['armv7', 'arm64', 'x86_64'] }),
      1000,
    );
    expect(isFat).toBe(true);
    expect(slices.map(({ cpu, alignment }) => [cpu, alignment])).toEqual([
      ['armv7', 14],
      ['arm64', 14],
      ['x86_64', 14],
    ]);
  });

  test('an executable in a 64-bit fat file is read', () => {
    const { slices, problem } = readMachO(wideFat(rawSlice(), 0x0100000c));
    expect({ problem, cpus: slices.map(({ cpu }) => cpu) }).toEqual({
      problem: null,
      cpus: ['arm64'],
    });
  });

  test('a 32-bit executable of old tools has its minimum version and its methods', () => {
    const names = Buffer.from('init\0activeInputModes\0');
    const shape = {
      is64: false,
      commands: [
        segment32('__TEXT', '__objc_methname', 0, 0),
        command(0x25, words(0x00080000, 0x000a0201)),
        command(0x21, words(4096, 4096, 1)),
      ],
    };
    const start = bodyStart(shape);
    shape.commands[0] = segment32('__TEXT', '__objc_methname', start, names.length);
    const { slices, problem } = readMachO(rawSlice({ ...shape, body: names }));
    expect(problem).toBeNull();
    expect(slices[0]).toMatchObject({
      cpu: 'armv7',
      platform: 'ios',
      minimumOs: '8.0',
      sdk: '10.2.1',
      encryption: { cryptId: 1 },
      selectors: new Set(['activeInputModes']),
    });
  });

  test.each([
    [1, 'macos'],
    [6, 'mac-catalyst'],
    [7, 'ios-simulator'],
    [11, 'visionos'],
    [99, 'unknown'],
  ])('an executable of platform %i is for %s', (platform, name) => {
    expect(readMachO(machExecutable({ ...options, platform })).slices[0]?.platform).toBe(name);
  });

  test('an executable whose symbols share the ends of their names has them all', () => {
    const names = Buffer.from('\0_objc_msgSend\0');
    const commands = [symbolTable(0, 2, 0, names.length)];
    const start = bodyStart({ commands });
    const body = Buffer.concat([undefinedSymbol(1), undefinedSymbol(6), names]);
    commands[0] = symbolTable(start, 2, start + 32, names.length);
    for (const piece of [1, 3, 1000]) {
      const [slice] = readMachO(rawSlice({ commands, body }), piece).slices;
      expect(slice?.undefinedSymbols).toEqual(new Set(['_objc_msgSend', '_msgSend']));
    }
  });
});

describe('a malformed executable', () => {
  const large = Buffer.alloc(200_000);
  const problemWords = (bytes: Buffer, piece?: number): string =>
    inWords(readMachO(bytes, piece).problem ?? '');

  test.each<[string, Buffer, RegExp]>([
    ['is empty', Buffer.alloc(0), /too short/],
    ['has three bytes', Buffer.from('cffaed', 'hex'), /too short/],
    ['is a static library', Buffer.from('!<arch>\n#1/20           '), /is a static library/],
    [
      'has a static library for each processor',
      fat([{ bytes: Buffer.from('!<arch>\n#1/20           __.SYMDEF'), cpu: 12 }]),
      /is a static library/,
    ],
    ['is a text', Buffer.from('#!/bin/sh\nexec something else\n'), /not a Mach-O/],
    ['ends in its header', rawSlice().subarray(0, 20), /unexpected end/],
    ['claims 4 GB of load commands', rawSlice({ claimedSize: 0xffffffff }), /load commands/],
    ['claims 2^32 load commands', rawSlice({ claimedCount: 0xffffffff }), /load commands/],
    [
      'has a load command of no size',
      rawSlice({ commands: [words(0x32, 0)], claimedCount: 100 }),
      /load commands/,
    ],
    [
      'has a load command that is too long',
      rawSlice({ commands: [words(0x32, 4096)] }),
      /load comm/,
    ],
    [
      'has a segment of 2^32 sections',
      rawSlice({
        commands: [command(0x19, text('__TEXT', 16), Buffer.alloc(40), words(0xffffffff, 0))],
      }),
      /load commands/,
    ],
    [
      'has its symbols outside',
      rawSlice({ commands: [symbolTable(64, 1000, 0, 0)] }),
      /outside the file/,
    ],
    [
      'has 2^32 symbols',
      rawSlice({ commands: [symbolTable(64, 0xffffffff, 64, 10)], body: large }),
      /outside the file/,
    ],
    [
      'has its names before its symbols',
      rawSlice({ commands: [symbolTable(1000, 4, 100, 10)], body: large }),
      /string table comes before/,
    ],
    [
      'has its signature outside',
      rawSlice({ commands: [command(0x1d, words(64, 99))] }),
      /outside the file/,
    ],
    ['claims 2^32 slices', Buffer.from('cafebabeffffffff', 'hex'), /4,294,967,295 architectures/],
    ['claims no slice', Buffer.from('cafebabe00000000', 'hex'), /no architecture/],
    ['ends in its table of slices', Buffer.from('cafebabe00000002', 'hex'), /unexpected end/],
    ['has a slice outside', fat([{ bytes: rawSlice(), cpu: 12 }]).subarray(0, 4100), /outside/],
    [
      'has a slice over the other',
      overlapping(
        fat([
          { bytes: large, cpu: 12 },
          { bytes: large, cpu: 7 },
        ]),
      ),
      /overlap/,
    ],
  ])('an executable that %s is reported as unreadable', (_, bytes, words_) => {
    expect(problemWords(bytes)).toMatch(words_);
    expect(problemWords(bytes, 3)).toMatch(words_);
  });

  test('an executable with a symbol name outside of its table is reported as unreadable', () => {
    const commands = [symbolTable(56, 1, 72, 4)];
    const body = Buffer.concat([undefinedSymbol(9), Buffer.from('\0_a\0')]);
    const { slices, problem } = readMachO(rawSlice({ commands, body }));
    expect(problem && inWords(problem)).toMatch(/name lies outside/);
    expect(slices[0]?.undefinedSymbols.size).toBe(0);
  });

  test('an executable with more names than the limit is only read in part', () => {
    const { slices, problem } = readMachO(
      machExecutable({ minimumOs: '15.0', sdk: '26.4', platform: 2, symbols: ['_a', '_bcdefg'] }),
      1000,
      4,
    );
    expect(problem && inWords(problem)).toMatch(/more symbol names/);
    expect(slices[0]?.platform).toBe('ios');
  });

  test('an invalid slice does not hide a valid one beside it', () => {
    const good = machExecutable({ minimumOs: '15.0', sdk: '26.4', platform: 2 });
    const { slices, problem } = readMachO(
      fat([
        { bytes: rawSlice({ claimedCount: 50 }), cpu: 12 },
        { bytes: good, cpu: 0x0100000c },
      ]),
    );
    expect(problem && inWords(problem)).toMatch(/load commands/);
    expect(slices.map(({ platform }) => platform)).toEqual(['ios']);
  });

  test('an executable with 100,000 overlapping names in one text costs neither time nor memory', () => {
    const count = 100_000;
    const names = Buffer.alloc(60_000, 0x61);
    const commands = [symbolTable(0, count, 0, names.length)];
    const start = bodyStart({ commands });
    commands[0] = symbolTable(start, count, start + count * 16, names.length);
    const entries = Buffer.concat(
      Array.from({ length: count }, (_, index) => undefinedSymbol(index % names.length)),
    );
    const { problem } = readMachO(rawSlice({ commands, body: Buffer.concat([entries, names]) }));
    expect(problem === null || /more symbol names/.test(inWords(problem))).toBe(true);
  });
});

/** Moves the second slice of a fat file into the first. */
function overlapping(bytes: Buffer): Buffer {
  const moved = Buffer.from(bytes);
  moved.writeUInt32BE(0x2000, 8 + 20 + 8);
  return moved;
}
