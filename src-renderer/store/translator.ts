import { create } from 'zustand';
import type { TranslatorState } from '#shared/domain/translator';
import type { AppError } from '#shared/errors';
import type { RequestParams } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { showToast } from './window';

/** Null until main was asked. */
export const useTranslator = create<{ state: TranslatorState | null }>(() => ({ state: null }));

export async function readTranslator(): Promise<void> {
  const reply = await request('translator:read', {});
  if (reply.ok) useTranslator.setState({ state: reply.value });
}

/** A person chooses and confirms the program in the system's dialogs. */
export async function takeProgramToTranslate(
  params: RequestParams<'translator:use-program'>,
): Promise<AppError | null> {
  return settle(await request('translator:use-program', params));
}

/** A person confirms the address in the system's dialog. */
export async function takeServiceToTranslate(
  params: RequestParams<'translator:use-service'>,
): Promise<AppError | null> {
  return settle(await request('translator:use-service', params));
}

type Answer = Awaited<ReturnType<typeof request<'translator:use-service'>>>;

function settle(reply: Answer): AppError | null {
  if (!reply.ok) return reply.error;
  if (reply.value === null) showToast(say('translator.declined'));
  else {
    useTranslator.setState({ state: reply.value });
    showToast(say('translator.turned-on'));
  }
  return null;
}

export async function turnTranslatorOff(): Promise<AppError | null> {
  const reply = await request('translator:turn-off', {});
  if (!reply.ok) return reply.error;
  useTranslator.setState({ state: reply.value });
  showToast(say('translator.turned-off'));
  return null;
}
