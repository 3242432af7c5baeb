import { isLink, runInLink } from '#shared/domain/run-link';
import type { Logger } from '../engine/ports';

export interface RunLinkParts {
  hasRun(runId: string): Promise<boolean>;
  /** Shows the run. Nothing else happens to it. */
  show(runId: string): void;
  /** The link is well formed, and its run is not here. */
  showMissing(): void;
  log: Logger;
}

/** The links on a command line, as the system passes them on Windows and Linux. */
export const linksInArguments = (argv: readonly string[]): string[] => argv.slice(1).filter(isLink);

/**
 * Opens a link of the system's. It can come from any page or message, so all that it can do is show a run that is here;
 * what it says otherwise is not even logged.
 */
export function runLinkOpener(parts: RunLinkParts): (link: string) => Promise<void> {
  return async (link) => {
    const runId = runInLink(link);
    if (runId === null)
      return parts.log.warn('A link was ignored: it names no run.', { length: link.length });
    if (await parts.hasRun(runId)) return parts.show(runId);
    parts.log.warn('A link names a run that is not here.', { runId });
    parts.showMissing();
  };
}
