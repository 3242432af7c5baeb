import { asTrouble, type Trouble, TroubleError, trouble } from '#shared/errors';
import type { RequestChannel } from '#shared/ipc-channels';
import { type Reply, requests } from '#shared/ipc-contract';
import type { Handlers } from './handlers';
import { maskText } from './masks';

/** Hears of what nobody expected, so that it can be logged; the window only gets the words. */
export type HearUnexpected = (channel: RequestChannel, thrown: unknown) => void;

export const foreignCaller: Reply<never> = {
  ok: false,
  error: trouble('call-refused', 'A frame other than Slipway’s own page made the request.'),
};

/** Parses what the window sent, lets the handler work, and cuts the result down to the contract. */
export async function answerCall(
  handlers: Handlers,
  channel: RequestChannel,
  sent: unknown,
  hearUnexpected: HearUnexpected,
): Promise<Reply<unknown>> {
  try {
    const params = requests[channel].params.safeParse(sent);
    if (!params.success) return { ok: false, error: malformed(channel, params.error.issues) };
    const handle = handlers[channel] as (params: unknown) => unknown;
    const result = await handle(params.data);
    return { ok: true, value: requests[channel].result.parse(result) };
  } catch (thrown) {
    if (!(thrown instanceof TroubleError)) hearUnexpected(channel, thrown);
    return { ok: false, error: masked(asTrouble(thrown)) };
  }
}

/** Names the place, never the value: a value may be what must not be repeated. */
function malformed(
  channel: string,
  issues: readonly { path: PropertyKey[]; code: string }[],
): Trouble {
  const first = issues[0];
  const place =
    first === undefined || first.path.length === 0 ? 'the whole' : first.path.map(String).join('.');
  return trouble(
    'call-malformed',
    `“${channel}”: ${place.slice(0, 200)} (${first?.code ?? 'unreadable'}).`,
  );
}

function masked(error: Trouble): Trouble {
  return { ...error, detail: maskText(error.detail), whatToDo: maskText(error.whatToDo) };
}
