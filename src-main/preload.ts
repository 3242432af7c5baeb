import { contextBridge, type IpcRendererEvent, ipcRenderer, webFrame, webUtils } from 'electron';
import { eventChannels, requestChannels } from '#shared/ipc/channels';
import type { Bridge, EventChannel, RequestChannel } from '#shared/ipc/contract';
import { droppedFileChannel } from '#shared/ipc/dropped-file';

type Listener = (payload: unknown) => void;

const listeners = new Map<EventChannel, Set<Listener>>(
  eventChannels.map((channel) => [channel, new Set()]),
);
/** What came before anybody listened; given to the first listener, so that nothing early is lost. */
const early = new Map<EventChannel, unknown[]>();
const mostEarly = 100;

for (const channel of eventChannels) {
  // Only the payload is passed on: the event itself leads back to the sender.
  ipcRenderer.on(channel, (_event: IpcRendererEvent, payload: unknown) => {
    const listening = listeners.get(channel) ?? new Set();
    for (const listener of listening) listener(payload);
    if (listening.size === 0)
      early.set(channel, [...(early.get(channel) ?? []), payload].slice(-mostEarly));
  });
}

function request(channel: RequestChannel, params: unknown): Promise<unknown> {
  if (!requestChannels.includes(channel))
    return Promise.reject(new Error('There is no such request.'));
  return ipcRenderer.invoke(channel, params);
}

function listen(channel: EventChannel, listener: Listener): () => void {
  const listening = listeners.get(channel);
  if (listening === undefined) throw new Error('There is no such event.');
  // Two listeners may be the same function, so each gets its own wrapper.
  const own: Listener = (payload) => listener(payload);
  listening.add(own);
  const missed = early.get(channel) ?? [];
  early.delete(channel);
  for (const payload of missed) own(payload);
  return () => void listening.delete(own);
}

/** A file that a page made itself has no path. Main accepts the page's paths only when they came through here. */
function pathOf(file: unknown): string {
  try {
    const path = webUtils.getPathForFile(file as File);
    if (path !== '') ipcRenderer.send(droppedFileChannel, path);
    return path;
  } catch {
    return '';
  }
}

contextBridge.exposeInMainWorld(
  'slipway',
  Object.freeze({ request, listen, pathOf } as unknown as Bridge),
);

/**
 * Peer connections ask name servers on their own, past the content policy and the window's proxy. The window needs
 * none. This runs before any script of the page.
 */
void webFrame.executeJavaScript(
  "for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) delete globalThis[name]",
);
