import type { Armed } from '#shared/domain/preset';
import type { ChoiceChange } from '#shared/domain/preset-changes';
import { type Message, message, type Value } from '#shared/words/message';
import { whenBusyText } from '#shared/words/review-busy';
import { inWords, say } from '#shared/words/say';
import { storePresetText } from '#shared/words/store-plan';
import { limitsWords } from './settings';

/** A line for each thing that differs: what the newer side has. */
export function changeLines(changes: readonly ChoiceChange[]): string[] {
  return changes.flatMap(linesOf).map((line) => inWords(line));
}

function linesOf(change: ChoiceChange): Message[] {
  switch (change.what) {
    case 'groups':
      return [
        ...listLine('preset.change.groups-added', 'groups', change.added.map(quoted)),
        ...listLine('preset.change.groups-removed', 'groups', change.removed.map(quoted)),
      ];
    case 'notes':
      return [
        ...listLine('preset.change.notes-added', 'languages', change.added.map(language)),
        ...listLine('preset.change.notes-removed', 'languages', change.removed.map(language)),
        ...listLine('preset.change.notes-changed', 'languages', change.changed.map(language)),
      ];
    case 'review':
      return [message('preset.change.review', { on: yesOrNo(change.on) })];
    case 'wait':
      return [message('preset.change.wait', { on: yesOrNo(change.on) })];
    case 'review-busy':
      return [message('preset.change.review-busy', { choice: whenBusyText(change.choice) })];
    case 'emails':
      return [
        message('preset.change.emails', { choice: message(`testers.email.${change.notify}`) }),
      ];
    case 'refused-notes':
      return [message('preset.change.refused-notes', { goes: yesOrNo(change.goesOn) })];
    case 'compliance':
      return [message('preset.change.compliance', { answer: answerOf(change.answer) })];
    case 'declaration':
      return [message('preset.change.declaration')];
    case 'limits':
      return [message('preset.change.limits', { limits: limitsWords(change.limits) })];
    case 'app-store':
      return [message('preset.change.app-store', { what: storePresetText(change.store) })];
  }
}

type ListKey =
  | 'preset.change.groups-added'
  | 'preset.change.groups-removed'
  | 'preset.change.notes-added'
  | 'preset.change.notes-removed'
  | 'preset.change.notes-changed';

function listLine(key: ListKey, name: string, list: Value[]): Message[] {
  return list.length === 0 ? [] : [message(key, { count: list.length, [name]: { list } })];
}

const quoted = (name: string): Value => message('finding.group.name', { name });
const language = (locale: string): Value => ({ locale });
const yesOrNo = (on: boolean): string => (on ? 'yes' : 'no');
const answerOf = (answer: boolean | null): string => (answer === null ? 'open' : yesOrNo(answer));

/** Below the plan's summary, on the button that lists the differences. */
export function changeCountWords(changes: readonly ChoiceChange[]): string {
  const count = changes.flatMap(linesOf).length;
  return count === 0 ? say('preset.in-plan.same') : say('preset.in-plan.changes', { count });
}

/** Whether a preset publishes less without a press than it did. */
export function losesArming(before: Armed, after: Armed): boolean {
  return (before.drop && !after.drop) || (before.watchFolder && !after.watchFolder);
}

/** Which packages a preset publishes without a press; null for none. */
export function armedWords({ drop, watchFolder }: Armed): string | null {
  if (!drop && !watchFolder) return null;
  const how = drop && watchFolder ? 'both' : drop ? 'drop' : 'watch';
  return say('preset.in-plan.armed', { how });
}

/** Why an armed preset leaves the open package to a press; `waiting` until everything is checked. */
export type ArmedState =
  | 'off'
  | 'waiting'
  | 'ready'
  | { held: 'warnings'; count: number }
  | { held: 'blocked' | 'before' | 'canceled' | 'edited' };

/** What is on the button that publishes a plan. */
export function publishLabel(isRehearsal: boolean): string {
  return say(isRehearsal ? 'plan.rehearse' : 'plan.publish');
}

/** Why a package is not published automatically although its preset is armed; null if that is no question. */
export function armedHeldWords(state: ArmedState, isRehearsal: boolean): string | null {
  if (typeof state === 'string') return null;
  const button = publishLabel(isRehearsal);
  if (state.held === 'warnings')
    return say('preset.armed.held-warnings', { count: state.count, button });
  if (state.held === 'edited') return say('preset.armed.held-edited', { button });
  if (state.held === 'canceled') return say('preset.armed.canceled', { button });
  return say(state.held === 'before' ? 'preset.armed.held-before' : 'preset.armed.held-blocked');
}
