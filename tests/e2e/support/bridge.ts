import type { Page } from '@playwright/test';
import type { Reply, RequestChannel, RequestParams, RequestResult } from '#shared/ipc/contract';

/** Sends a request to main from inside the window, as the window itself does. */
export function ask<C extends RequestChannel>(
  page: Page,
  channel: C,
  params: RequestParams<C>,
): Promise<Reply<RequestResult<C>>> {
  return page.evaluate(([name, sent]) => window.slipway.request(name as never, sent as never), [
    channel,
    params,
  ] as const);
}

/** As `ask`, for requests that must succeed in the test. */
export async function get<C extends RequestChannel>(
  page: Page,
  channel: C,
  params: RequestParams<C>,
): Promise<RequestResult<C>> {
  const reply = await ask(page, channel, params);
  if (!reply.ok) throw new Error(`${channel}: ${reply.error.title} ${reply.error.detail}`);
  return reply.value;
}

declare global {
  interface Window {
    readonly slipway: import('#shared/ipc/contract').Bridge;
  }
}
