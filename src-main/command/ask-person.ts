import { createInterface } from 'node:readline/promises';
import type { Message } from '#shared/words/message';
import { refuseUsage } from './command';
import type { OptionValues } from './options';

/** A yes typed in a terminal, or --yes. Where nobody can answer, `ifNobodyIsThere` says what a script is to do. */
export async function isConfirmed(
  question: string,
  options: OptionValues,
  ifNobodyIsThere: Message,
): Promise<boolean> {
  if (options.yes) return true;
  if (!process.stdin.isTTY || !process.stderr.isTTY) refuseUsage(ifNobodyIsThere);
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asking.question(`${question} `)).trim());
  } finally {
    asking.close();
  }
}
