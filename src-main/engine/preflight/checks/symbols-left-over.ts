import { printable } from '../../package/refusal';
import { andMore, type Check, exportWithXcode, quoted, warning } from '../check';
import { slicesInApp } from '../executables';

/** Error 90381, a warning: symbol files of code that is not in the package. */
export const symbolsLeftOver: Check = (pkg) => {
  const known = new Set(slicesInApp(pkg).map(({ slice }) => slice.uuid));
  const extra = pkg.symbols.filter((path) => {
    const uuid = /([0-9A-F-]{36})\.symbols$/i.exec(path)?.[1]?.toUpperCase();
    return uuid !== undefined && !known.has(uuid);
  });
  const [first] = extra;
  if (first === undefined) return null;
  return warning('symbols-left-over', {
    where: printable(first),
    title: `${quoted(first)}${andMore(extra)} belongs to no executable of the package`,
    whatToDo: exportWithXcode,
  });
};
