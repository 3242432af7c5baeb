import { type EventChannel, type EventPayload, events } from '#shared/ipc/contract';
import type { Logger } from '../../engine/ports';
import { throttleByKey } from '../../processes/throttle';

/** Four snapshots of a run per second: smooth with the bar gliding between them, and the window stays responsive. */
const interval = 250;

export interface EventSender {
  send<C extends EventChannel>(channel: C, payload: EventPayload<C>): void;
  /** The page has made its first request: queued events are sent. */
  pageIsReady(): void;
  /** The page is gone or reloading: events are queued. */
  pageIsGone(): void;
}

type Deliver = (channel: EventChannel, payload: unknown) => void;

/** Sends whole snapshots to the window, queued until its page is ready for them. */
export function createEventSender(deliver: Deliver, log: Logger): EventSender {
  const waiting = new Map<string, () => void>();
  const lasting = new Map<string, () => void>();
  let ready = false;

  const pass = (key: string, channel: EventChannel, payload: unknown): void => {
    const parsed = events[channel].safeParse(payload);
    if (!parsed.success)
      return log.warn('An event does not fit the contract.', {
        channel,
        issues: parsed.error.issues,
      });
    const go = (): void => deliver(channel, parsed.data);
    // No request returns this state, so it is sent again after a reload.
    if (channel === 'practice:changed') lasting.set(key, go);
    if (ready) go();
    else waiting.set(key, go);
  };
  const passRun = throttleByKey<EventPayload<'runs:changed'>>(interval, (run) =>
    pass(`runs:changed/${run.id}`, 'runs:changed', run),
  );

  const passExpiry = throttleByKey<EventPayload<'expiry:changed'>>(interval, (act) =>
    pass(`expiry:changed/${act.id}`, 'expiry:changed', act),
  );
  const passBatch = throttleByKey<EventPayload<'batches:changed'>>(interval, (batch) =>
    pass(`batches:changed/${batch.id}`, 'batches:changed', batch),
  );
  const passInvitation = throttleByKey<EventPayload<'testers:invitation-changed'>>(
    interval,
    (invitation) =>
      pass(`testers:invitation-changed/${invitation.id}`, 'testers:invitation-changed', invitation),
  );

  return {
    send(channel, payload) {
      if (channel === 'expiry:changed') {
        const act = payload as EventPayload<'expiry:changed'>;
        return passExpiry(act.id, act);
      }
      if (channel === 'batches:changed') {
        const batch = payload as EventPayload<'batches:changed'>;
        return passBatch(batch.id, batch);
      }
      if (channel === 'batches:checked') {
        const { batchId, item } = payload as EventPayload<'batches:checked'>;
        return pass(`batches:checked/${batchId}/${item.itemId}`, channel, payload);
      }
      if (channel === 'testers:invitation-changed') {
        const invitation = payload as EventPayload<'testers:invitation-changed'>;
        return passInvitation(invitation.id, invitation);
      }
      if (channel !== 'runs:changed') return pass(channel, channel, payload);
      const run = payload as EventPayload<'runs:changed'>;
      passRun(run.id, run);
    },
    pageIsReady() {
      if (ready) return;
      ready = true;
      const due = new Map([...lasting, ...waiting]);
      waiting.clear();
      for (const go of due.values()) go();
    },
    pageIsGone() {
      ready = false;
    },
  };
}
