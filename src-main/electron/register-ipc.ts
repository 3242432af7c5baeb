import {
  type BrowserWindow,
  type IpcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
} from 'electron';
import { requestChannels } from '#shared/ipc/channels';
import { droppedFileChannel } from '#shared/ipc/dropped-file';
import { answerCall, foreignCaller } from '../app/ipc/answer-call';
import type { Handlers } from '../app/ipc/handlers';
import type { KnownPaths } from '../app/known-paths';
import type { Logger } from '../engine/ports';
import { type CallingFrame, mayCall } from './security/frame-check';

interface IpcParts {
  handlers: Handlers;
  /** What was dropped on the window, as the preload says. */
  dropped: KnownPaths;
  window: () => BrowserWindow | null;
  /** The page has made a request, so it can also receive events. */
  pageIsReady: () => void;
  log: Logger;
}

/** The only paths from the window into main: every channel of the contract, and the preload's own. */
export function registerIpc(parts: IpcParts, ipc: Pick<IpcMain, 'handle' | 'on'> = ipcMain): void {
  const isOwnPage = (event: IpcMainInvokeEvent | IpcMainEvent): boolean =>
    mayCall(callingFrame(event), parts.window()?.webContents.id ?? null);
  ipc.on(droppedFileChannel, (event, path: unknown) => {
    if (isOwnPage(event) && typeof path === 'string') parts.dropped.add(path);
  });
  for (const channel of requestChannels) {
    ipc.handle(channel, async (event, sent: unknown) => {
      if (!isOwnPage(event)) {
        parts.log.warn('A request was refused: it came from a foreign frame.', { channel });
        return foreignCaller;
      }
      parts.pageIsReady();
      return answerCall(parts.handlers, channel, sent, (at, thrown) =>
        parts.log.warn('A request failed unexpectedly.', { channel: at, thrown }),
      );
    });
  }
}

/** Accessing a frame that is gone throws; that counts as refused too. */
function callingFrame(event: IpcMainInvokeEvent | IpcMainEvent): CallingFrame | null {
  try {
    const frame = event.senderFrame;
    if (frame === null || frame === undefined) return null;
    return {
      contentsId: event.sender.id,
      isMainFrame: frame.parent === null,
      // Electron 33 has no detached frames and leaves this undefined.
      isDetached: frame.detached === true,
      url: frame.url,
      origin: frame.origin,
    };
  } catch {
    return null;
  }
}
