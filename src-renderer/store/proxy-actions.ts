import type { ProxyLogin } from '#shared/domain/connection-report';
import type { AppError } from '#shared/errors';
import type { Reply, RequestParams, RequestResult } from '#shared/ipc/contract';
import { request } from '../bridge/bridge';

/** The proxy for which a name and password are saved; never the password. */
export async function readProxyLogin(): Promise<ProxyLogin | null> {
  const reply = await request('proxy:read', {});
  return reply.ok ? reply.value : null;
}

export function saveProxyLogin(
  login: RequestParams<'proxy:save'>,
): Promise<Reply<RequestResult<'proxy:save'>>> {
  return request('proxy:save', login);
}

/** Returns the error if that failed. */
export async function forgetProxyLogin(): Promise<AppError | null> {
  const reply = await request('proxy:forget', {});
  return reply.ok ? null : reply.error;
}
