import type { DestinationChoices, MessageDestination } from '#shared/domain/team-messages';
import { fail } from '#shared/errors';
import type { EventPayload } from '#shared/ipc/contract';
import { message } from '#shared/words/message';
import type { Engine } from '../../engine/engine';
import { checkedUrl } from '../../engine/messages/address';
import { throttleByKey } from '../../processes/throttle';
import type { HandlerParts, HandlersOf } from './handler-parts';

/** The page names a service and an address; nothing goes there before a person has confirmed it. */
export function teamMessageHandlers({ engine, confirmer }: HandlerParts): HandlersOf<'messages'> {
  const { messages } = engine;
  const find = async (id: string): Promise<MessageDestination> =>
    (await messages.list()).find(({ destination }) => destination.id === id)?.destination ??
    fail(
      'message-destination-not-found',
      message('error.message-destination-not-found.detail', { name: id }),
    );
  return {
    'messages:list': () => messages.list(),
    'messages:add': ({ choices, address }) =>
      confirmer.confirm(
        { kind: 'send-messages', choices, host: checkedUrl(choices.service, address.url).host },
        { choices, address },
        (confirmed) => messages.add(confirmed.choices, confirmed.address),
      ),
    'messages:change': async ({ id, choices, address }) => {
      const before = await find(id);
      const host = address === null ? before.host : checkedUrl(choices.service, address.url).host;
      if (address === null && !sendsMore(before, choices))
        return messages.change(id, choices, null);
      return confirmer.confirm(
        { kind: 'send-messages', choices, host },
        { choices, address },
        (confirmed) => messages.change(id, confirmed.choices, confirmed.address),
      );
    },
    'messages:pause': async ({ id, isPaused }) => {
      await messages.pause(id, isPaused);
      return null;
    },
    'messages:remove': async ({ id }) => {
      await messages.remove(id);
      return null;
    },
    'messages:test': async ({ id }) => {
      await messages.test(id);
      return null;
    },
    'messages:send-again': async ({ id, messageId }) => {
      await messages.sendAgain(id, messageId);
      return null;
    },
  };
}

/** Whether something is sent that nobody has confirmed. */
function sendsMore(before: MessageDestination, choices: DestinationChoices): boolean {
  const isMoreApps =
    before.bundleIds !== null &&
    (choices.bundleIds?.some((one) => !before.bundleIds?.includes(one)) ?? true);
  return (
    isMoreApps ||
    choices.events.some((event) => !before.events.includes(event)) ||
    (choices.includesPractice && !before.includesPractice) ||
    (choices.includesNotes && !before.includesNotes) ||
    choices.service !== before.service
  );
}

const newsEveryMs = 250;

/** Reads the destinations after a change and passes them on, a few times a second at most. */
export function messageNews(
  engine: () => Engine,
  send: (states: EventPayload<'messages:changed'>) => void,
): () => void {
  const pass = throttleByKey<'changed'>(newsEveryMs, () => {
    void engine()
      .messages.list()
      .then(send, () => undefined);
  });
  return () => pass('messages', 'changed');
}
