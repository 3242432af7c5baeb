import { app } from 'electron';
import { linksInArguments } from '../../app/run-links';

const openedEarly: string[] = [];

/** macOS reports a link before the app is ready. */
function keepEarly(event: { preventDefault(): void }, link: string): void {
  event.preventDefault();
  openedEarly.push(link);
}

export function keepEarlyLinks(): void {
  app.on('open-url', keepEarly);
}

/** Links opened through the system: by an event on macOS, in the arguments of a start elsewhere. */
export function receiveLinks(open: (link: string) => void): void {
  for (const link of openedEarly.splice(0)) open(link);
  app.off('open-url', keepEarly);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    open(link);
  });
  app.on('second-instance', (_event, argv) => linksInArguments(argv).forEach(open));
  linksInArguments(process.argv).forEach(open);
}
