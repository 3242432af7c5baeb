/** What Apple takes as the identifier and the name of a test device (app-store-connect.md, devices). */

/** Other tools let nobody send a longer one (app-store-connect.md, devices 6). */
export const longestDeviceName = 50;

/** Places for each product family and membership year (app-store-connect.md, devices 3). */
export const devicePlaces = 100;

/** The platforms that a new device can have: Macs, and everything else. */
export type DevicePlatform = 'IOS' | 'MAC_OS';

/** Why a text is not a UDID, as far as its form tells. */
export type UdidFault =
  | 'missing'
  | 'serial-number'
  | 'imei'
  | 'characters'
  | 'length'
  /** A UUID on another platform than the Mac's: simulators have them too, and cannot be registered. */
  | 'uuid-not-mac'
  /** Forty digits are an older iPhone, iPad, iPod, Apple TV or Apple Watch, never a Mac. */
  | 'not-of-mac';

/** A UDID as Apple lists it, with the platform that its form tells; null if it may be either. */
export type UdidReading =
  | { udid: string; platform: DevicePlatform | null }
  | { fault: Exclude<UdidFault, 'uuid-not-mac' | 'not-of-mac'> };

const forty = /^[0-9a-f]{40}$/i;
const short = /^([0-9a-f]{8})-?([0-9a-f]{16})$/i;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads a UDID however it was copied: in quotation marks, with blanks, with other dashes, without its hyphen. */
export function readUdid(text: string): UdidReading {
  const plain = text
    .replace(/["'“”‘’\s\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  if (plain === '') return { fault: 'missing' };
  if (forty.test(plain)) return { udid: plain.toLowerCase(), platform: 'IOS' };
  const parts = short.exec(plain);
  if (parts) return { udid: `${parts[1]}-${parts[2]}`.toUpperCase(), platform: null };
  if (uuid.test(plain)) return { udid: plain.toUpperCase(), platform: 'MAC_OS' };
  return { fault: faultOf(plain) };
}

function faultOf(plain: string): 'serial-number' | 'imei' | 'characters' | 'length' {
  if (/^\d{15}$/.test(plain)) return 'imei';
  if (/^[0-9a-z]{10,12}$/i.test(plain)) return 'serial-number';
  return /^[0-9a-f-]+$/i.test(plain) ? 'length' : 'characters';
}

/** What is wrong with a UDID on this platform; null if nothing is. */
export function udidFault(text: string, platform: DevicePlatform): UdidFault | null {
  const read = readUdid(text);
  if ('fault' in read) return read.fault;
  if (read.platform === null || read.platform === platform) return null;
  return platform === 'IOS' ? 'uuid-not-mac' : 'not-of-mac';
}

/** Apple lists UDIDs in another case, and with a hyphen that was not sent (app-store-connect.md, devices 4). */
export function sameUdid(one: string, other: string): boolean {
  return bareUdid(one) === bareUdid(other);
}

/** Alike for every spelling of one UDID. */
export function bareUdid(udid: string): string {
  return udid.replaceAll('-', '').toLowerCase();
}

/** Why a name is refused before it is sent; null if it can be sent. */
export function deviceNameFault(name: string): 'missing' | 'too-long' | 'characters' | null {
  if (name.trim() === '') return 'missing';
  if (name.trim().length > longestDeviceName) return 'too-long';
  return /\p{Cc}/u.test(name.trim()) ? 'characters' : null;
}
