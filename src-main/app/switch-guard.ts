import { commandArguments, commandSwitch } from './command-line';

/**
 * The switches that a packaged Slipway starts with, and their allowed values. No fuse covers Chromium's other
 * switches, and each version adds some, so whatever is not known to be harmless is refused. Launchers, desktop
 * entries and installers add these; none of them opens a debugger, weakens the sandbox, reads or writes a file, or
 * redirects network traffic.
 */
const harmless: Readonly<Record<string, RegExp>> = {
  // How the window is drawn.
  'disable-gpu': /^$/,
  'disable-smooth-scrolling': /^$/,
  'force-color-profile': /^[\w-]+$/,
  'force-dark-mode': /^$/,
  'force-device-scale-factor': /^\d+(\.\d+)?$/,
  'force-high-contrast': /^$/,
  'force-prefers-reduced-motion': /^$/,
  'force-renderer-accessibility': /^[\w-]*$/,
  'high-dpi-support': /^[01]$/,
  lang: /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/,
  // Linux: display server and toolkit.
  class: /^[\w.-]+$/,
  'enable-wayland-ime': /^(true|false)?$/,
  'gtk-version': /^[34]$/,
  'ozone-platform': /^(x11|wayland|auto)$/,
  'ozone-platform-hint': /^(x11|wayland|auto)$/,
  'wayland-text-input-version': /^[13]$/,
  'enable-features': /^(UseOzonePlatform|WaylandWindowDecorations|WaylandFractionalScaleV1|,)+$/,
  // Containers with a small /dev/shm.
  'disable-dev-shm-usage': /^$/,
  // The Windows installer, after an update.
  updated: /^$/,
};

/**
 * What the launcher of the `slipway` command adds (`src-main/resources/bin`). They are allowed only together with the
 * command’s own switch, where no page is ever shown: without a renderer there is nothing that the sandbox would hold.
 */
const harmlessForCommand: typeof harmless = {
  [commandSwitch]: /^$/,
  'log-level': /^3$/,
  'no-sandbox': /^$/,
  'no-zygote': /^$/,
  'ozone-platform': /^headless$/,
};

/** macOS names a process by its serial number when the Finder starts it: `-psn_0_12345`. */
const fromFinder = /^-psn_\d+_\d+$/;

/** The switches in a command line that a packaged Slipway refuses to start with. */
export function refusedSwitches(
  argv: readonly string[],
  platform: string = process.platform,
): string[] {
  const given = argv.slice(1);
  // Chromium reads no switch after this, so a package there may have any name.
  const end = given.indexOf('--');
  const isCommand = commandArguments(argv) !== null;
  return (end < 0 ? given : given.slice(0, end)).filter((argument) => {
    if (platform === 'darwin' && fromFinder.test(argument)) return false;
    const found = readSwitch(argument, platform);
    if (found === null) return false;
    return !isAmong(harmless, found) && !(isCommand && isAmong(harmlessForCommand, found));
  });
}

/** Chromium accepts one dash or two everywhere, and on Windows also a slash and any case. */
function readSwitch(argument: string, platform: string): { name: string; value: string } | null {
  // Windows ignores leading spaces.
  const text = platform === 'win32' ? argument.trimStart() : argument;
  const mark = platform === 'win32' ? /^(?:--?|\/)(?=.)/ : /^--?(?=.)/;
  if (!mark.test(text)) return null;
  const body = text.replace(mark, '');
  const equals = body.indexOf('=');
  const name = equals < 0 ? body : body.slice(0, equals);
  const value = equals < 0 ? '' : body.slice(equals + 1);
  return { name: platform === 'win32' ? name.toLowerCase() : name, value };
}

function isAmong(
  known: typeof harmless,
  { name, value }: { name: string; value: string },
): boolean {
  return Object.hasOwn(known, name) && known[name]?.test(value) === true;
}

/** Variables that a packaged Slipway refuses to start with: what serves its page decides what a person sees. */
export function refusedVariables(environment: NodeJS.ProcessEnv): string[] {
  return ['SLIPWAY_DEV_SERVER'].filter((name) => environment[name] !== undefined);
}

/** Each would let another program read the traffic that carries the key's tokens, here or in a child process. */
export function dropUnsafeVariables(environment: NodeJS.ProcessEnv): void {
  delete environment.NODE_TLS_REJECT_UNAUTHORIZED;
  delete environment.SSLKEYLOGFILE;
  delete environment.NODE_DEBUG;
  delete environment.NODE_DEBUG_NATIVE;
}
