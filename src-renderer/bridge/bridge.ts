import { useEffect, useRef } from 'react';
import type { EventChannel, RequestChannel } from '#shared/ipc-channels';
import type {
  Bridge,
  EventPayload,
  Reply,
  RequestParams,
  RequestResult,
} from '#shared/ipc-contract';
import { windowTrouble } from '../words/window-trouble';

declare global {
  interface Window {
    readonly slipway: Bridge;
  }
}

/** Asks main. Trouble is a value, never a throw, so that every caller has to say it. */
export async function request<C extends RequestChannel>(
  channel: C,
  params: RequestParams<C>,
): Promise<Reply<RequestResult<C>>> {
  try {
    return await window.slipway.request(channel, params);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, error: windowTrouble('unexpected', said) };
  }
}

/** Hears an event for as long as the component is there. */
export function useEvent<C extends EventChannel>(
  channel: C,
  hear: (payload: EventPayload<C>) => void,
): void {
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => window.slipway.listen(channel, (payload) => latest.current(payload)), [channel]);
}

/** Where a dropped file lies; empty for one that is not on disk. */
export function pathOf(file: File): string {
  try {
    return window.slipway.pathOf(file);
  } catch {
    return '';
  }
}
