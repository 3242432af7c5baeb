import { readAddress } from '../../app/links';

/** The only address of the window's page. */
const pageOrigin = 'app://slipway';
export const pageUrl = `${pageOrigin}/index.html`;

/** What is known about the frame that made a call, read while it still existed. */
export interface CallingFrame {
  /** Id of the web contents that made the call. */
  contentsId: number;
  isMainFrame: boolean;
  /** Whether the frame was detached and is about to be removed. */
  isDetached: boolean;
  url: string;
  origin: string;
}

/** Only the top-level page of our window may call; a frame inside it inherits neither address nor trust. */
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
