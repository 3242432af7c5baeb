/* Shared by the plan, the run, the window and the command: when testers are emailed. */
import type { NotifyTesters } from '../domain/publish-plan';
import type { Emails, NotifyReason } from '../domain/publish-run';
import { type Message, message } from './message';

/** What the plan asks for, for its row of a list. */
export function notifyPlan(notify: NotifyTesters): Message {
  return typeof notify === 'string'
    ? message(`emails.plan.${notify}`)
    : message('emails.plan.at', { at: { moment: notify.at } });
}

/** The result of setting automatic emails as the plan asks for. */
export function notifySet(notify: NotifyTesters): Message {
  return typeof notify === 'string'
    ? message(`emails.set.${notify}`)
    : message('emails.set.at', { at: { moment: notify.at } });
}

/** Why the run waits for a person, and what pressing the button does. */
export function readyText(reason: NotifyReason): Message {
  return message(`emails.ready.${reason}`);
}

/** Whether testers were emailed; `elsewhere` means from App Store Connect. */
export function emailsSent(sent: Emails['sent'] | 'elsewhere'): Message {
  return message(`emails.sent.${sent}`);
}
