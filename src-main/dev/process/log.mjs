/** Development scripts log to stderr: stdout belongs to the program that they start. */
export function log(/** @type {string} */ text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Shows the progress of something long: one line that is rewritten on a terminal, otherwise a line now and then, so
 * that a log shows activity without filling up.
 * @param {string} title
 * @param {{ describe?: () => string, every?: number }} [options] `every`: milliseconds
 */
export function showProgress(title, { describe = () => '', every } = {}) {
  const rewrites = process.stderr.isTTY === true;
  const began = performance.now();
  const line = () => {
    const seconds = Math.round((performance.now() - began) / 1000);
    const detail = describe();
    return `${title}: ${detail ? `${detail}, ` : ''}${seconds} s`;
  };
  log(`${title} ...`);
  const timer = setInterval(
    () => (rewrites ? process.stderr.write(`\r\u001b[K${line()}`) : log(line())),
    every ?? (rewrites ? 500 : 10_000),
  );
  return function finish(/** @type {string} */ result = 'done') {
    clearInterval(timer);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    log(`${rewrites ? '\r\u001b[K' : ''}${title}: ${result}, ${seconds} s`);
  };
}
