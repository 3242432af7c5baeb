import { cancel } from './cancel';
import { check } from './check';
import type { Command } from './command';
import { inspect } from './inspect';
import { addKey } from './keys/add';
import { deleteKey } from './keys/delete';
import { listKeys } from './keys/list';
import { testKey } from './keys/test';
import { pause } from './pause';
import { practice } from './practice/practice';
import { publish } from './publish';
import { rehearse } from './rehearse';
import { resume } from './resume';
import { runs } from './runs';
import { sample } from './sample';
import { sendParts } from './send-parts';
import { show } from './show';
import { refuseUsage } from './usage-error';
import { verify } from './verify';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  inspect,
  check,
  publish,
  resume,
  runs,
  show,
  verify,
  pause,
  cancel,
  practice,
  sample,
  rehearse,
  sendParts,
  listKeys,
  addKey,
  testKey,
  deleteKey,
];

/** The command that the first words name; null when there are none. */
export function findCommand(words: readonly string[]): Command | null {
  const [first, second] = words;
  if (first === undefined) return null;
  const found = commands.find(({ name }) => name === first || name === `${first} ${second}`);
  if (found) return found;
  const family = commands
    .filter(({ name }) => name.startsWith(`${first} `))
    .map(({ name }) => name.slice(first.length + 1));
  if (family.length > 0) refuseUsage(`“${first}” needs one of: ${family.join(', ')}.`);
  return refuseUsage(
    `There is no command “${first}”. There are: ${[...new Set(commands.map(({ name }) => name.split(' ')[0]))].join(', ')}.`,
  );
}
