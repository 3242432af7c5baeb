import { type AppError, AppException, appError, toAppError } from '#shared/errors';
import { type Reply, type RequestChannel, requests } from '#shared/ipc/contract';
import { message, withStrings } from '#shared/words/message';
import { maskText } from '../../engine/diagnostics/mask';
import type { Handlers } from './handlers';

/** Receives unexpected errors, so that they can be logged; the window only gets a message. */
type HearUnexpected = (channel: RequestChannel, thrown: unknown) => void;

export const foreignCaller: Reply<never> = {
  ok: false,
  error: appError('call-refused', message('error.call-refused.frame')),
};

/** Parses the request, calls the handler, and reduces the result to the contract's fields. */
export async function answerCall(
  handlers: Handlers,
  channel: RequestChannel,
  sent: unknown,
  reportUnexpected: HearUnexpected,
): Promise<Reply<unknown>> {
  try {
    const params = requests[channel].params.safeParse(sent);
    if (!params.success) return { ok: false, error: malformed(channel, params.error.issues) };
    const handle = handlers[channel] as (params: unknown) => unknown;
    const result = await handle(params.data);
    return { ok: true, value: requests[channel].result.parse(result) };
  } catch (thrown) {
    if (!(thrown instanceof AppException)) reportUnexpected(channel, thrown);
    return { ok: false, error: masked(toAppError(thrown)) };
  }
}

/** Names the path, never the value, which may be a secret. */
function malformed(
  channel: string,
  issues: readonly { path: PropertyKey[]; code: string }[],
): AppError {
  const first = issues[0];
  const params = {
    call: channel,
    field: (first?.path ?? []).map(String).join('.').slice(0, 200),
    code: first?.code ?? 'unreadable',
  };
  return appError(
    'call-malformed',
    params.field === ''
      ? message('error.call-malformed.whole', params)
      : message('error.call-malformed.field', params),
  );
}

function masked(error: AppError): AppError {
  return {
    ...error,
    title: withStrings(error.title, maskText),
    detail: withStrings(error.detail, maskText),
    whatToDo: withStrings(error.whatToDo, maskText),
  };
}
