import { printable } from '../../package/refusal';
import { programs } from '../bundles';
import { type Check, exportWithXcode, quoted, warning } from '../check';
import { commandFile } from '../command-words';

/** Error 90166 is said to be about it. Zips made on Windows do not tell. */
export const executableNotRunnable: Check = (pkg) => {
  for (const { executablePath } of programs(pkg)) {
    const entry =
      executablePath === null ? undefined : pkg.entries.get(executablePath.normalize('NFC'));
    if (!entry || entry.mode === null || (entry.mode & 0o111) !== 0) continue;
    return warning('executable-not-runnable', {
      where: printable(entry.path),
      title: `${quoted(entry.path)} is packed without the right to be run`,
      whatToDo: `${exportWithXcode} Zip on macOS or Linux, with the files’ permissions.`,
      command: `chmod +x ${commandFile(entry.path)}`,
    });
  }
  return null;
};
