import { printable } from '../../package/refusal';
import { archiveAgain, type Check, quoted, warning } from '../check';
import { slicesInApp } from '../executables';
import { privateSymbols } from '../tables/private-symbols';

/** Error 90338, for the few names that are known to bring it. */
export const privateSymbolsUsed: Check = (pkg) => {
  for (const { file, slice } of slicesInApp(pkg)) {
    const symbol = privateSymbols.find((name) => slice.undefinedSymbols.has(name));
    if (symbol === undefined) continue;
    return warning('private-symbols', {
      where: `${printable(file.path)}, ${symbol}`,
      title: `${quoted(file.path)} uses ${symbol}, which is not public`,
      whatToDo: `Take a newer release of the library that uses it, or leave it out; ${archiveAgain}`,
      command: `nm -u App | grep '${symbol}'`,
    });
  }
  return null;
};
