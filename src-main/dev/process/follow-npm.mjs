import fs from 'node:fs';

/**
 * Ends a script together with the npm that started it. The shell between the two does not forward signals: without
 * this, ending `npm run ...` would leave the program running.
 * @param {{ killed: NodeJS.Signals }} options the signal for the case that npm was killed outright
 */
export function followNpm({ killed }) {
  if (process.platform === 'win32' || !process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const watch = setInterval(() => {
    const signal = whatHappened({ shell, npm, killed });
    if (!signal) return;
    clearInterval(watch);
    process.kill(process.pid, signal);
  }, 100);
  watch.unref();
}

/** @returns {NodeJS.Signals | null} */
function whatHappened(
  /** @type {{ shell: number, npm: number | null, killed: NodeJS.Signals }} */ {
    shell,
    npm,
    killed,
  },
) {
  // npm sends SIGTERM to its shell, which exits.
  if (process.ppid !== shell) return 'SIGTERM';
  // A killed npm cannot forward anything: its shell continues under another parent.
  return npm !== null && parentOf(shell) !== npm ? killed : null;
}

/** Null where the system does not provide it (no /proc). */
function parentOf(/** @type {number} */ pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in parentheses and may contain anything, including spaces.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
