import { readAddress } from './web-address';

/** The one address that the window's page has. */
export const pageOrigin = 'app://slipway';
export const pageUrl = `${pageOrigin}/index.html`;

/** What is known of the frame that made a call, read while it still existed. */
export interface CallingFrame {
  /** Id of the web contents that the call came from. */
  contentsId: number;
  isMainFrame: boolean;
  /** Whether the frame has left its page and only waits to be gone. */
  isDetached: boolean;
  url: string;
  origin: string;
}

/** Only the top page of our own window may call; a frame inside it inherits neither address nor trust. */
export function mayCall(frame: CallingFrame | null, ownContentsId: number | null): boolean {
  if (frame === null || ownContentsId === null) return false;
  if (frame.contentsId !== ownContentsId) return false;
  if (!frame.isMainFrame || frame.isDetached) return false;
  return frame.origin === pageOrigin && isPageUrl(frame.url);
}

/** Whether an address is our page: an about:blank frame has our origin but not our address. */
export function isPageUrl(address: string): boolean {
  const url = readAddress(address);
  if (url === null || url.protocol !== 'app:' || url.host !== 'slipway') return false;
  if (url.username !== '' || url.password !== '') return false;
  return url.pathname === '/' || url.pathname === '/index.html';
}
