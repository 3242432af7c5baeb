import { create } from 'zustand';
import type { DestinationState, MessageDestination } from '#shared/domain/team-messages';
import type { AppError } from '#shared/errors';
import type { RequestParams } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { showToast } from './window';

/** Where messages to the team are sent; null until main was asked. */
export const useTeamMessages = create<{ destinations: readonly DestinationState[] | null }>(() => ({
  destinations: null,
}));

export async function readTeamMessages(): Promise<AppError | null> {
  const reply = await request('messages:list', {});
  if (!reply.ok) return reply.error;
  receiveTeamMessages(reply.value);
  return null;
}

export function receiveTeamMessages(destinations: readonly DestinationState[]): void {
  useTeamMessages.setState({ destinations });
}

type Saved = { error: AppError | null; isSaved: boolean };

/** A person confirms it in the system's dialog. */
export async function addDestination(params: RequestParams<'messages:add'>): Promise<Saved> {
  const reply = await request('messages:add', params);
  if (!reply.ok) return { error: reply.error, isSaved: false };
  return settle(reply.value, (name) => say('messages.added', { name }));
}

export async function changeDestination(params: RequestParams<'messages:change'>): Promise<Saved> {
  const reply = await request('messages:change', params);
  if (!reply.ok) return { error: reply.error, isSaved: false };
  return settle(reply.value, (name) => say('messages.saved', { name }));
}

async function settle(
  saved: MessageDestination | null,
  words: (name: string) => string,
): Promise<Saved> {
  showToast(saved === null ? say('messages.declined') : words(saved.name));
  if (saved === null) return { error: null, isSaved: false };
  return { error: await readTeamMessages(), isSaved: true };
}

export async function pauseDestination(
  { id, name }: MessageDestination,
  isPaused: boolean,
): Promise<AppError | null> {
  return act(
    await request('messages:pause', { id, isPaused }),
    say(isPaused ? 'messages.paused' : 'messages.resumed', { name }),
  );
}

export async function removeDestination({
  id,
  name,
}: MessageDestination): Promise<AppError | null> {
  return act(await request('messages:remove', { id }), say('messages.deleted', { name }));
}

export async function testDestination({ id, host }: MessageDestination): Promise<AppError | null> {
  return act(await request('messages:test', { id }), say('messages.tested', { host }));
}

export async function sendAgain(id: string, messageId: string): Promise<AppError | null> {
  return act(await request('messages:send-again', { id, messageId }), say('messages.sent-again'));
}

async function act(
  reply: Awaited<ReturnType<typeof request<'messages:pause'>>>,
  words: string,
): Promise<AppError | null> {
  if (!reply.ok) return reply.error;
  showToast(words);
  return readTeamMessages();
}
