import { app } from 'electron';
import { packagesAmong, packagesInArguments } from '../../app/open-files';

/** Milliseconds within which macOS hands over, one by one, the files that were opened together. */
const together = 250;

/** Packages opened through the system. They only fill the form: nothing starts automatically. */
export function receivePackages(
  fill: (paths: readonly string[]) => void,
  showWindow: () => void,
): void {
  const take = async (found: Promise<string[]>): Promise<void> => {
    const paths = await found;
    showWindow();
    if (paths.length > 0) fill(paths);
  };
  const gather = gatherer((paths) => void take(packagesAmong(paths)));
  for (const path of openedEarly.splice(0)) gather(path);
  app.off('open-file', keepEarly);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    gather(path);
  });
  app.on('second-instance', (_event, argv, folder) => void take(packagesInArguments(argv, folder)));
  void packagesInArguments(process.argv, process.cwd()).then(
    (paths) => paths.length > 0 && fill(paths),
  );
}

/** Collects packages that arrive together, and passes them on as one list. */
function gatherer(done: (paths: string[]) => void): (path: string) => void {
  let gathered: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  return (path) => {
    gathered.push(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      done(gathered);
      gathered = [];
    }, together);
  };
}

const openedEarly: string[] = [];

/** macOS reports a double-clicked file before the app is ready. */
function keepEarly(event: { preventDefault(): void }, path: string): void {
  event.preventDefault();
  openedEarly.push(path);
}

export function keepEarlyPackages(): void {
  app.on('open-file', keepEarly);
}
