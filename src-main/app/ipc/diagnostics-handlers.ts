import type { HandlerParts, HandlersOf } from './handler-parts';

export function diagnosticsHandlers(parts: HandlerParts): HandlersOf<'diagnostics'> {
  const { diagnostics, unexpectedEnd, openLogs, showFolder } = parts;
  return {
    'diagnostics:gather': () => diagnostics.gather(),
    'diagnostics:save': async ({ at, parts: names }) => {
      const fileName = await diagnostics.save(at, names);
      return fileName === null ? null : { fileName };
    },
    'diagnostics:reveal': () => {
      const path = diagnostics.saved();
      if (path !== null) showFolder(path);
      return null;
    },
    'diagnostics:open-logs': async () => {
      await openLogs();
      return null;
    },
    'diagnostics:unexpected-end': () => unexpectedEnd.read(),
    'diagnostics:dismiss-end': () => {
      unexpectedEnd.dismiss();
      return null;
    },
  };
}
