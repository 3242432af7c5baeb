import path from 'node:path';

/** What Chromium prints before it ends because neither of its two sandboxes can start. */
const refusal = /setuid_sandbox_host\.cc|No usable sandbox!/;

/**
 * What to do when these lines say that Chromium's sandbox could not start, as on Ubuntu 23.10 and later, whose AppArmor
 * keeps user namespaces from programs that it does not know; otherwise null.
 * @param {string} printed
 * @param {string} executable Electron's
 */
export function sandboxAdvice(printed, executable) {
  if (!refusal.test(printed)) return null;
  const helper = JSON.stringify(path.join(path.dirname(executable), 'chrome-sandbox'));
  return `Chromium's sandbox cannot start: this system keeps user namespaces from this program.
Run this once, which lets Chromium's own helper make the sandbox, and start again:

  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}
`;
}
