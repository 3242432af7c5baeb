import type { Logger } from '../engine/ports';

/** A mistake of ours is logged and lived with: every run is in its journal, and Electron's own box shows a stack. */
export function logMistakes(log: Logger): void {
  process.on('uncaughtException', (thrown) =>
    log.warn('Something was thrown and not caught.', { thrown }),
  );
  process.on('unhandledRejection', (thrown) =>
    log.warn('Something was rejected and not caught.', { thrown }),
  );
}
