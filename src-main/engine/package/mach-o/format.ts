import { message } from '#shared/words/message';
import type { MachOFileType, MachOPlatform } from '../package-contents';
import { UnreadableError } from '../unreadable';

/** Why a Mach-O can't be read. */
export class MachOError extends UnreadableError {
  override readonly name = 'MachOError';
}

/** The problem of a file that isn't a Mach-O at all. */
export const notMachO = {
  other: message('unreadable.mach-o.other-format'),
  archive: message('unreadable.mach-o.static-library'),
  short: message('unreadable.mach-o.too-short'),
} as const;

/** The problem of an executable that only points at another file. */
export const linkProblem = message('unreadable.symbolic-link');

const architecture64 = 0x0100_0000;
const architecture64of32 = 0x0200_0000;
const arm = 12;
const x86 = 7;

/** The name of a processor (mach/machine.h). */
export function cpuName(type: number, subtype: number): string {
  const kind = subtype & 0x00ff_ffff;
  if (type === arm + architecture64) return kind === 2 ? 'arm64e' : 'arm64';
  if (type === arm + architecture64of32) return 'arm64_32';
  if (type === x86 + architecture64) return 'x86_64';
  if (type === x86) return 'i386';
  if (type === arm) return armNames[kind] ?? 'arm';
  return `cpu-${type}`;
}

const armNames: Readonly<Record<number, string>> = {
  6: 'armv6',
  9: 'armv7',
  11: 'armv7s',
  12: 'armv7k',
};

const fileTypes: Readonly<Record<number, MachOFileType>> = {
  1: 'object',
  2: 'executable',
  6: 'dylib',
  7: 'dylinker',
  8: 'bundle',
  10: 'dsym',
};

export const fileTypeName = (type: number): MachOFileType => fileTypes[type] ?? 'other';

const platforms: Readonly<Record<number, MachOPlatform>> = {
  1: 'macos',
  2: 'ios',
  3: 'tvos',
  4: 'watchos',
  5: 'bridgeos',
  6: 'mac-catalyst',
  7: 'ios-simulator',
  8: 'tvos-simulator',
  9: 'watchos-simulator',
  10: 'driverkit',
  11: 'visionos',
  12: 'visionos-simulator',
};

/** `PLATFORM_*` of loader.h. */
export const platformName = (number: number): MachOPlatform => platforms[number] ?? 'unknown';

const simulators: Readonly<Partial<Record<MachOPlatform, MachOPlatform>>> = {
  ios: 'ios-simulator',
  tvos: 'tvos-simulator',
  watchos: 'watchos-simulator',
};

/** No device has an Intel processor: LC_VERSION_MIN_*, written by older tools, means its simulator there. */
export function platformOn(cpu: string, platform: MachOPlatform | null): MachOPlatform | null {
  const isIntel = cpu === 'x86_64' || cpu === 'i386';
  return (isIntel && platform !== null && simulators[platform]) || platform;
}

/** `xxxx.yy.zz` in nibbles, as `15.0` or `26.4.1`; null for 0, which means unset. */
export function dottedVersion(packed: number): string | null {
  if (packed === 0) return null;
  const patch = packed & 0xff;
  const version = `${packed >>> 16}.${(packed >>> 8) & 0xff}`;
  return patch === 0 ? version : `${version}.${patch}`;
}

/** A UUID in the usual format. */
export function uuidText(bytes: Buffer): string {
  const digits = bytes.toString('hex').toUpperCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A part of a slice, relative to the slice's start. */
export interface Place {
  start: number;
  size: number;
}

/** Where one architecture lies in the file. */
export interface SlicePlace {
  start: number;
  size: number;
  /** Power of two; null in a thin file. */
  alignment: number | null;
}
