/* Shared by the run's log, the receipt, the window and the command: who works on a run. */
import type { HandOverParty } from '../domain/hand-over';
import { type Message, message } from './message';

/** A person with their account; the account alone if they gave no name. */
export function partyText({
  person,
  account,
}: {
  person: string | null;
  account: Pick<HandOverParty['account'], 'name'>;
}): Message | string {
  return person === null
    ? account.name
    : message('hand-over.party', { person, account: account.name });
}
