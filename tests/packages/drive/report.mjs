import { log } from '../../../src-main/dev/process/log.mjs';

/** What was tried, in order: the sentence of each, and why it failed or was skipped. */
export function createReport() {
  /** @type {{ sentence: string, state: 'passed' | 'failed' | 'skipped', why: string }[]} */
  const results = [];
  /**
   * @template T
   * @param {string} sentence
   * @param {() => Promise<T>} act
   * @returns {Promise<T>}
   */
  async function step(sentence, act) {
    try {
      const result = await act();
      results.push({ sentence, state: 'passed', why: '' });
      log(`  passed: ${sentence}`);
      return result;
    } catch (thrown) {
      const why = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      results.push({ sentence, state: 'failed', why });
      log(`  FAILED: ${sentence}\n${why}`);
      throw new FailedStep();
    }
  }
  /** The steps of one part; what follows a failed step is left out, the next part is not. */
  async function part(
    /** @type {string} */ title,
    /** @type {(act: typeof step) => Promise<void>} */ act,
  ) {
    log(`${title}:`);
    try {
      await act((sentence, work) => step(`${title}: ${sentence}`, work));
    } catch (thrown) {
      if (!(thrown instanceof FailedStep))
        await step(title, () => Promise.reject(thrown)).catch(() => undefined);
    }
  }
  function skip(/** @type {string} */ sentence, /** @type {string} */ why) {
    results.push({ sentence, state: 'skipped', why });
    log(`  skipped: ${sentence}: ${why}`);
  }
  const count = (/** @type {string} */ state) =>
    results.filter((one) => one.state === state).length;
  const closing = () =>
    `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
  return { part, skip, closing, hasFailed: () => count('failed') > 0 };
}

class FailedStep extends Error {}

export function expectThat(/** @type {unknown} */ holds, /** @type {string} */ otherwise) {
  if (!holds) throw new Error(otherwise);
}

/**
 * Asks until there is an answer. The limit only ends a test that hangs; nothing is measured by it.
 * @template T
 * @param {string} what
 * @param {() => Promise<T | null | undefined | false> | T | null | undefined | false} ask
 * @param {number} [seconds]
 * @returns {Promise<T>}
 */
export async function until(what, ask, seconds = 120) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
