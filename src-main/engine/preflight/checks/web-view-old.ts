import { printable } from '../../package/refusal';
import { archiveAgain, blocker, type Check, quoted } from '../check';
import { slicesInApp } from '../executables';

const symbol = '_OBJC_CLASS_$_UIWebView';

/** Error 90809. */
export const webViewOld: Check = (pkg) => {
  const found = slicesInApp(pkg).find(({ slice }) => slice.undefinedSymbols.has(symbol));
  if (found === undefined) return null;
  return blocker('web-view-old', {
    where: `${printable(found.file.path)}, ${symbol}`,
    title: `${quoted(found.file.path)} uses UIWebView, which Apple no longer takes`,
    whatToDo: `Use WKWebView, or a newer release of the library that has it; ${archiveAgain}`,
    command: 'grep -r UIWebView --include="*.[mh]" --include="*.swift" --include="*.a" .',
  });
};
