/** The switch by which the launcher asks the app’s binary to be the `slipway` command. */
export const commandSwitch = 'slipway-command';

/**
 * What the launcher passes on Linux (`src-main/resources/bin/slipway`). No display is needed. No page is ever loaded,
 * so there is nothing for Chromium's sandbox to hold; requiring it would keep the command from running as root and in
 * containers. A zygote would inherit a key that is in the environment.
 */
export const linuxCommandSwitches = [
  `--${commandSwitch}`,
  '--ozone-platform=headless',
  '--disable-gpu',
  '--no-sandbox',
  '--no-zygote',
  '--log-level=3',
];

/**
 * The arguments of the `slipway` command, or null for a start of the app. The switch counts only before `--`, and
 * only what follows that is the command’s: a package or a note may have any name.
 */
export function commandArguments(argv: readonly string[]): string[] | null {
  const end = argv.indexOf('--');
  const switches = end < 0 ? argv : argv.slice(0, end);
  if (!switches.slice(1).includes(`--${commandSwitch}`)) return null;
  return end < 0 ? [] : argv.slice(end + 1);
}
