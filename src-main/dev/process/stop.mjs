import { say } from './say.mjs';

/** Something a person has to do first. Its text is shown alone, without a stack. */
export class Stop extends Error {}

/** Runs a script's main function and turns what it throws into words and an exit status. */
export async function runScript(/** @type {() => Promise<number | undefined | void>} */ main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (thrown) {
    say(
      thrown instanceof Stop
        ? thrown.message
        : String((thrown instanceof Error && thrown.stack) || thrown),
    );
    process.exitCode = 1;
  }
}
