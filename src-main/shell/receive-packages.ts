import { app } from 'electron';
import { isPackageFile, packageInArguments } from './open-files';

/** Packages that the system hands over. They only fill the form: nothing starts by itself. */
export function receivePackages(fill: (path: string) => void, showWindow: () => void): void {
  const take = async (found: Promise<string | null>): Promise<void> => {
    const path = await found;
    showWindow();
    if (path !== null) fill(path);
  };
  for (const path of openedEarly.splice(0)) void take(checked(path));
  app.off('open-file', keepEarly);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void take(checked(path));
  });
  app.on('second-instance', (_event, argv, folder) => void take(packageInArguments(argv, folder)));
  void packageInArguments(process.argv, process.cwd()).then((path) => path !== null && fill(path));
}

async function checked(path: string): Promise<string | null> {
  return (await isPackageFile(path)) ? path : null;
}

const openedEarly: string[] = [];

/** macOS says what was double-clicked before the app is ready. */
function keepEarly(event: { preventDefault(): void }, path: string): void {
  event.preventDefault();
  openedEarly.push(path);
}

export function keepEarlyPackages(): void {
  app.on('open-file', keepEarly);
}
