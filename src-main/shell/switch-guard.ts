/** Switches that open a debugger, weaken the sandbox or turn the network elsewhere: no fuse covers them. */
const refused = [
  'remote-debugging-',
  'inspect',
  'debug',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'proxy-',
  'no-proxy-server',
  'host-rules',
  'host-resolver-rules',
  'ignore-certificate-errors',
  'allow-insecure-localhost',
  'no-sandbox',
  'disable-web-security',
  'disable-site-isolation',
  'disable-features',
  'enable-blink-features',
  'user-data-dir',
  'ssl-key-log-file',
  'net-log',
  'log-net-log',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'require',
] as const;

/** The switches in a command line that a packaged Slipway does not start with. */
export function refusedSwitches(
  argv: readonly string[],
  platform: string = process.platform,
): string[] {
  return argv.slice(1).filter((argument) => {
    const name = switchName(argument, platform);
    return name !== null && refused.some((start) => name.startsWith(start));
  });
}

/** Chromium takes one dash or two everywhere, and on Windows a slash and any case as well. */
function switchName(argument: string, platform: string): string | null {
  const mark = platform === 'win32' ? /^(?:--?|\/)/ : /^--?/;
  if (!mark.test(argument)) return null;
  return argument.replace(mark, '').toLowerCase();
}
