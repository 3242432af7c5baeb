/** All that the page may ever be allowed; everything else is denied, on request and on check. */
const allowed: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write']);

export function isPermitted(permission: string): boolean {
  return allowed.has(permission);
}

/** What the window may load at all: its own page, its own icons, and the developer tools' files. */
const loadable: ReadonlySet<string> = new Set(['app:', 'data:', 'devtools:']);

export function mayLoad(address: string): boolean {
  return loadable.has(address.slice(0, address.indexOf(':') + 1));
}
