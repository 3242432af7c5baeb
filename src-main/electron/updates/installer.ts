import { app } from 'electron';
import type { AppUpdater, ProgressInfo, UpdateInfo } from 'electron-updater';
import type { UpdateInstaller } from '../../app/updates/download-update';
import type { UpdateClaims } from '../../app/updates/update-signature';
import type { UpdateSource } from '../../app/updates/update-source';
import type { Logger, Proxies } from '../../engine/ports';
import { keepForNow } from './replaced-file';
import { updaterApp, updatesFolder } from './updater-app';
import { guardUpdaterSession } from './updater-session';

interface Parts {
  source: UpdateSource;
  /** The data folder that was named; null for the system's. */
  home: string | null;
  proxies: Proxies;
  log: Logger;
}

/**
 * electron-updater as the installer: it downloads what was checked before, and replaces the app. It reads no feed, and
 * gets no say in what is newer, who gets it or when it is installed.
 */
export function electronInstaller(parts: Parts): UpdateInstaller {
  let opened: Promise<AppUpdater> | null = null;
  let current: AppUpdater | null = null;
  let guard: ReturnType<typeof guardUpdaterSession> | null = null;
  const open = async (): Promise<AppUpdater> => {
    opened ??= openUpdater(parts);
    guard ??= guardUpdaterSession(parts.source);
    current = await opened;
    return current;
  };
  return {
    folder: updatesFolder(parts.home),
    async download(claims, signal, received) {
      const updater = await open();
      guard?.expect(claims);
      const { VerifiedProvider } = await import('./verified-provider');
      const { feed } = parts.source;
      const info = infoOf(claims);
      updater.setFeedURL({ provider: 'custom', updateProvider: VerifiedProvider, info, feed });
      const found = await updater.checkForUpdates();
      const token = found?.cancellationToken;
      if (!found?.isUpdateAvailable || token === undefined)
        throw new Error('electron-updater sees no newer version.');
      const follow = ({ transferred }: ProgressInfo): void => received(transferred);
      const stop = (): void => {
        token.cancel();
        guard?.close();
      };
      updater.on('download-progress', follow);
      signal.addEventListener('abort', stop, { once: true });
      try {
        signal.throwIfAborted();
        const [path] = await updater.downloadUpdate(token);
        return path ?? '';
      } catch (thrown) {
        signal.throwIfAborted();
        guard?.throwRefusal();
        throw thrown;
      } finally {
        signal.removeEventListener('abort', stop);
        updater.off('download-progress', follow);
      }
    },
    install(restarts) {
      if (current === null) throw new Error('Nothing was downloaded.');
      installBy(current, restarts);
    },
    startAgain,
  };
}

async function openUpdater({ source, home, proxies, log }: Parts): Promise<AppUpdater> {
  const { AppImageUpdater, MacUpdater, NsisUpdater } = await import('electron-updater');
  const { ElectronHttpExecutor } = await import('electron-updater/out/electronHttpExecutor.js');
  const platforms = { darwin: MacUpdater, win32: NsisUpdater } as const;
  const Updater = platforms[process.platform as 'darwin'] ?? AppImageUpdater;
  const updater: AppUpdater = new Updater(undefined, updaterApp(home));
  const executor = new ElectronHttpExecutor((info, answer) => void signIn(info, answer));
  const signIn = async (
    info: { isProxy?: boolean; host?: string; port?: number },
    answer: (name: string, password: string) => void,
  ): Promise<void> => {
    const routes = info.isProxy ? await proxies.routesFor(source.feed) : [];
    const place = `${info.host}:${info.port}`;
    const route = routes.find((one) => one !== null && new URL(one).host === place);
    if (route == null) return answer('', '');
    const { username, password } = new URL(route);
    answer(decodeURIComponent(username), decodeURIComponent(password));
  };
  // Both are its own, under these names; another app object leaves it without an executor.
  Object.assign(updater, {
    httpExecutor: executor,
    // It would write an ID of this computer to disk and send it with each request.
    getOrCreateStagingUserId: async () => '',
  });
  updater.logger = {
    info: (said: unknown) => log.info('electron-updater', { said: String(said) }),
    warn: (said: unknown) => log.warn('electron-updater', { said: String(said) }),
    error: (said: unknown) => log.warn('electron-updater', { said: String(said) }),
  };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // The signature is of whole files, and a difference is assembled from what nobody signed.
  updater.disableDifferentialDownload = true;
  updater.isUserWithinRollout = () => true;
  return updater;
}

/** Only what was signed. */
function infoOf({ version, file, size, sha512 }: UpdateClaims): UpdateInfo {
  return { version, files: [{ url: file, sha512, size }], path: file, sha512, releaseDate: '' };
}

/** On a Mac the system's updater takes over and quits later; elsewhere the app is replaced when this returns. */
function installBy(updater: AppUpdater, restarts: boolean): void {
  let failure: Error | null = null;
  const note = (error: Error): void => {
    failure ??= error;
  };
  const replaced = process.platform === 'linux' ? keepForNow(process.env.APPIMAGE) : null;
  updater.autoRunAppAfterInstall = restarts;
  updater.on('error', note);
  // The new version starts while this one ends, and would otherwise leave because of it.
  if (restarts) app.releaseSingleInstanceLock();
  updater.quitAndInstall(process.platform === 'win32', restarts);
  updater.off('error', note);
  if (failure === null) return replaced?.forget();
  replaced?.putBack();
  throw failure;
}

function startAgain(): void {
  const { APPIMAGE } = process.env;
  // Packages that were opened with the first start would be opened again.
  app.relaunch({
    ...(APPIMAGE && { execPath: APPIMAGE }),
    args: app.isPackaged || APPIMAGE ? [] : process.argv.slice(1),
  });
  app.quit();
}
