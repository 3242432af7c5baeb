import { app, type WebContents } from 'electron';
import { isPageUrl } from './frame-check';
import { stopPeerConnections } from './page-exits';

interface Navigation {
  url: string;
  preventDefault(): void;
}

/** Applies to every web contents that is ever created, ours or not. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  const stay = (navigation: Navigation): void => {
    if (!isPageUrl(navigation.url)) navigation.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  stopPeerConnections(contents);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
