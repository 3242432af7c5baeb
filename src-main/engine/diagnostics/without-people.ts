/** Whose computer it is. */
export interface Person {
  /** The home folder, absolute. */
  home: string;
  /** The name of the account at this computer. */
  user: string;
}

/** Shows paths without the name of the person, and no address of anybody. */
export function withoutPeople(text: string, { home, user }: Person): string {
  const spellings = [...new Set([home, home.replaceAll('\\', '\\\\'), home.replaceAll('\\', '/')])];
  const shortened = spellings
    .filter((spelling) => spelling.length > 1)
    .reduce((shown, spelling) => shown.replace(asFolder(spelling), '~'), text)
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
