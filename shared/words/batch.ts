/* What there is to say of a batch, alike in the window, the command and the system's dialog. */
import type { CheckedItem } from '../domain/batch';
import { type Message, message } from './message';

/** Who gets the build of an item. */
export function reachLine({ groups, reach }: Pick<CheckedItem, 'groups' | 'reach'>): Message {
  if (groups.length === 0) return message('batch.reach.none');
  const params = { groups: { list: [...groups] } };
  return reach?.people == null
    ? message('batch.reach.groups', params)
    : message('batch.reach.people', { ...params, count: reach.people });
}
