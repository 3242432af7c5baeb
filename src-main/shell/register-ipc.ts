import { type BrowserWindow, type IpcMain, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { requestChannels } from '#shared/ipc-channels';
import type { Logger } from '../engine/ports';
import { answerCall, foreignCaller } from './answer-call';
import { type CallingFrame, mayCall } from './frame-check';
import type { Handlers } from './handlers';

export interface IpcParts {
  handlers: Handlers;
  window: () => BrowserWindow | null;
  /** The page has asked something, so it also hears what it is told. */
  pageIsReady: () => void;
  log: Logger;
}

/** The one road from the window into main: every channel of the contract, and nothing else. */
export function registerIpc(parts: IpcParts, ipc: Pick<IpcMain, 'handle'> = ipcMain): void {
  for (const channel of requestChannels) {
    ipc.handle(channel, async (event, sent: unknown) => {
      if (!mayCall(callingFrame(event), parts.window()?.webContents.id ?? null)) {
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

/** A frame that is gone throws when it is asked anything; that is a refusal too. */
function callingFrame(event: IpcMainInvokeEvent): CallingFrame | null {
  try {
    const frame = event.senderFrame;
    if (frame === null || frame === undefined) return null;
    return {
      contentsId: event.sender.id,
      isMainFrame: frame.parent === null,
      // Electron 33 knows no detached frames and leaves this undefined.
      isDetached: frame.detached === true,
      url: frame.url,
      origin: frame.origin,
    };
  } catch {
    return null;
  }
}
