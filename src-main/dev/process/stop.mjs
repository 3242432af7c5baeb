import { log } from './log.mjs';

/** Something the user has to do first. Its message is shown without a stack trace. */
export class Stop extends Error {}

/** Runs a script's main function and turns exceptions into a message and an exit status. */
export async function runScript(/** @type {() => Promise<number | undefined | void>} */ main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (thrown) {
    log(
      thrown instanceof Stop
        ? thrown.message
        : String((thrown instanceof Error && thrown.stack) || thrown),
    );
    process.exitCode = 1;
  }
}
