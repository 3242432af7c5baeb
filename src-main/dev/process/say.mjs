/** Everything the development scripts tell goes to stderr: stdout belongs to the program they start. */
export function say(/** @type {string} */ text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Tells how something long goes on: one line that rewrites itself on a terminal, a line now and then
 * elsewhere, so that a log shows life without filling up.
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
  say(`${title} ...`);
  const timer = setInterval(
    () => (rewrites ? process.stderr.write(`\r\u001b[K${line()}`) : say(line())),
    every ?? (rewrites ? 500 : 10_000),
  );
  return function finish(/** @type {string} */ result = 'done') {
    clearInterval(timer);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`${rewrites ? '\r\u001b[K' : ''}${title}: ${result}, ${seconds} s`);
  };
}
