import { useEffect, useRef } from 'react';
import { appError } from '#shared/errors';
import type {
  Bridge,
  EventChannel,
  EventPayload,
  Reply,
  RequestChannel,
  RequestParams,
  RequestResult,
} from '#shared/ipc/contract';

declare global {
  interface Window {
    readonly slipway: Bridge;
  }
}

/** Sends a request to main. Errors are values, never thrown, so that every caller has to show them. */
export async function request<C extends RequestChannel>(
  channel: C,
  params: RequestParams<C>,
): Promise<Reply<RequestResult<C>>> {
  try {
    return await window.slipway.request(channel, params);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, error: appError('unexpected', said) };
  }
}

/** Subscribes to an event for as long as the component is mounted. */
export function useEvent<C extends EventChannel>(
  channel: C,
  listener: (payload: EventPayload<C>) => void,
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => window.slipway.listen(channel, (payload) => latest.current(payload)), [channel]);
}

/** The path of a dropped file; empty for one that is not on disk. */
export function pathOf(file: File): string {
  try {
    return window.slipway.pathOf(file);
  } catch {
    return '';
  }
}
