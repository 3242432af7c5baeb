import { printable } from '../../package/refusal';
import { andMore, type Check, exportWithXcode, quoted, warning } from '../check';

const disallowed = /(^|\/)(\.DS_Store|\._[^/]+|__MACOSX\/.*)$/;

/** Errors 90047 and 90048 are said to name such files; no message is known word for word. */
export const disallowedFiles: Check = (pkg) => {
  const found = [...pkg.entries.keys()].filter((path) => disallowed.test(path));
  const [first] = found;
  if (first === undefined) return null;
  return warning('disallowed-files', {
    where: printable(first),
    title: `${quoted(first)}${andMore(found)} was put in by macOS and does not belong there`,
    whatToDo: exportWithXcode,
    command: `zip -d App.ipa '*.DS_Store' '*/._*' '__MACOSX/*'`,
  });
};
