import { message } from '#shared/words/message';
import { type Call, type Command, refuseUsage } from './command';
import { checkEnvironmentKey } from './environment-key';
import type { OptionName, OptionValues } from './options';

/** What would be ignored without one of the others; only where the command has any of these. */
const needing: readonly (readonly [OptionName, readonly OptionName[]])[] = [
  ['notes-language', ['notes', 'whats-new']],
  ['keep-per', ['keep-latest']],
  ['review-busy', ['testflight', 'plan', 'preset']],
  ['wait-for-testers', ['testflight', 'plan', 'preset']],
  ['skip-refused-notes', ['notes', 'plan', 'preset']],
];

/** What `--upload-only` would ignore. A plan or a preset may have it: the option then overrides that. */
const afterUpload: readonly OptionName[] = [
  'notes',
  'notes-later',
  'skip-refused-notes',
  'group',
  'notify',
  'testflight',
  'review-busy',
  'wait-for-testers',
];

const excluding: readonly (readonly [OptionName, OptionName])[] = [['dry-run', 'save-plan']];

/** Refuses options of which one would be ignored: what was typed is what happens. */
export function checkOptionPairs(command: Pick<Command, 'options'>, options: OptionValues): void {
  const isGiven = (name: OptionName): boolean => options[name] !== undefined;
  for (const [one, other] of excluding)
    if (isGiven(one) && isGiven(other))
      refuseUsage(message('usage.store-options-exclude', { one: `--${one}`, other: `--${other}` }));
  const ignored = afterUpload.find(isGiven);
  if (options['upload-only'] && ignored !== undefined)
    refuseUsage(message('usage.upload-only-stops', { option: `--${ignored}` }));
  for (const [option, others] of needing) {
    const needed = others.filter((name) => command.options.includes(name));
    if (isGiven(option) && needed.length > 0 && !needed.some(isGiven))
      refuseUsage(
        message('usage.option-without-effect', {
          option: `--${option}`,
          // To be typed, so joined alike in every language.
          needed: needed.map((name) => `--${name}`).join(', '),
        }),
      );
  }
}

/**
 * Refuses a choice of a key that contradicts itself or lacks the key, before anything is read: also where a command
 * could do without one, what was meant is not ignored.
 */
export function checkKeyChoice(
  command: Pick<Command, 'options'>,
  { options, environmentKey }: Pick<Call, 'options' | 'environmentKey'>,
): void {
  if (!command.options.includes('key')) return;
  const isPart = options['key-id'] !== undefined || options['issuer-id'] !== undefined;
  if (options.key !== undefined) {
    if (isPart || options['private-key'] !== undefined)
      refuseUsage(message('usage.key-given-twice'));
  } else if (options['private-key'] === undefined) {
    if (environmentKey !== null) checkEnvironmentKey(environmentKey);
    else if (isPart) refuseUsage(message('usage.private-key-missing'));
  }
}
