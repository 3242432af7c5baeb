import type { Session } from 'electron';
import { isDevSocket } from './dev-page';

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

/** For every session, also one without a page: Chromium downloads dictionaries from a third party when it makes one. */
export function leaveDictionaries(session: Session): void {
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
}

/** Chromium allows what no handler denies, so one table denies everything. */
export function guardSession(session: Session, devServer: string | null = null): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(isPermitted(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => isPermitted(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  leaveDictionaries(session);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !mayLoad(details.url) && !isDevSocket(details.url, devServer) }),
  );
}
