/**
 * Has the real reader, which this is loaded into, go wrong as soon as it is asked for a package.
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
