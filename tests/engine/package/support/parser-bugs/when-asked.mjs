/**
 * Makes the real reader, which loads this, fail as soon as a package is requested.
 * @param {() => void} goWrong
 */
export function whenAsked(goWrong) {
  const send = process.send?.bind(process);
  /** @param {any} report */
  process.send = (report) => {
    if (report.kind === 'ready') process.on('message', goWrong);
    return send?.(report) ?? false;
  };
}
