import type { BetaGroup } from '../domain/destination';
import { type Message, message } from './message';

/** What tells a group from another one of the same name: `External, 12 testers, created Sep 3, 2026 (ID 7)`. */
export function groupInWords(group: BetaGroup): Message {
  return message('group.described', { details: detailsOf(group), id: group.id });
}

function detailsOf({ isInternal, testerCount, createdDate }: BetaGroup) {
  return {
    // The parts stand beside one another: no “and”.
    list: [
      message(isInternal ? 'group.internal' : 'group.external'),
      ...(testerCount === null ? [] : [message('testers.count', { testers: testerCount })]),
      ...(createdDate ? [message('group.created', { at: { moment: createdDate } })] : []),
    ],
  };
}
