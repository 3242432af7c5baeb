/** Whose computer it is. */
export interface Person {
  /** The home folder, absolute. */
  home: string;
  /** The name of the account at this computer. */
  user: string;
}

const hyphen = '[-\\u2010-\\u2015\\u2212]';
/** UDIDs as devices have them (app-store-connect.md, devices), also without the hyphen; longer ones are checksums. */
const udid = new RegExp(
  `(?<![\\w-])(?:[0-9a-f]{40}|[0-9a-f]{8}${hyphen}?[0-9a-f]{16})(?![\\w-])`,
  'gi',
);
/** Those of Intel Macs look like every ID of Apple's: only what is called a device is one. */
const udidOfMac = new RegExp(
  `((?:udid|device)\\w*(?:\\W{1,6}(?:with|has|number|id|udid|the|is)){0,4}\\W{1,6})[0-9a-f]{8}(?:${hyphen}[0-9a-f]{4}){3}${hyphen}[0-9a-f]{12}`,
  'gi',
);

/** Shows no UDID of anybody's device. */
export function withoutDevices(text: string): string {
  return text.replace(udid, '[device]').replace(udidOfMac, '$1[device]');
}

/** Shows paths without the name of the person, and neither an address nor a device of anybody. */
export function withoutPeople(text: string, { home, user }: Person): string {
  const spellings = [...new Set([home, home.replaceAll('\\', '\\\\'), home.replaceAll('\\', '/')])];
  const shortened = spellings
    .filter((spelling) => spelling.length > 1)
    .reduce((shown, spelling) => shown.replace(asFolder(spelling), '~'), withoutDevices(text))
    .replace(/[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]')
    // The homes of others, and of this person under another name.
    .replace(/([/\\](?:Users|home)[/\\]+)(?!\[user\])[^/\\"'\s:]+/g, '$1[user]');
  return user.length < 3
    ? shortened
    : shortened.replace(
        new RegExp(`([/\\\\])${literally(user)}(?=[/\\\\"'\\s:]|$)`, 'g'),
        '$1[user]',
      );
}

/** The folder itself or what is in it, and no folder whose name only begins like it. */
function asFolder(path: string): RegExp {
  return new RegExp(`${literally(path)}(?![\\w.-])`, 'g');
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
