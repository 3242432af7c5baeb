import { app, type BrowserWindow, dialog } from 'electron';
import { runName } from '#shared/words/names';
import { say } from '#shared/words/say';
import {
  closeWindow,
  type LeaveAnswer,
  type LeaveParts,
  type LeaveQuestion,
  quitApp,
} from '../../app/leaving';
import { type RunBoard, runningOf } from '../../app/run-board';
import type { SettingsStore } from '../../app/settings';

interface CloseParts {
  board: RunBoard;
  settings: SettingsStore;
  window: () => BrowserWindow | null;
  /** Resolves once the page has saved what was typed, or did not answer in time. */
  keepDrafts: () => Promise<void>;
  /** Pauses the runs and ends the practice process; journals are flushed when it resolves. */
  shutDown: () => Promise<void>;
  /** Begins the installation of an update that a person wants; true if that quits Slipway. */
  installUpdate: () => Promise<boolean>;
  /** Whether an icon in the tray or menu bar shows the runs. */
  hasTray: () => boolean;
}

interface CloseGuard {
  /** Asks before this window closes during a run. */
  watch(window: BrowserWindow): void;
  /** Quits without asking: for when no run is in progress. */
  quit(): void;
}

/** Nobody loses a run by closing or quitting: the run continues, is paused, or the window stays. */
export function guardClosing(parts: CloseParts): CloseGuard {
  let asking = false;
  let leaving: 'no' | 'shutting-down' | 'ready' = 'no';

  const shutDown = (): void => {
    if (leaving !== 'no') return;
    leaving = 'shutting-down';
    // First, because a note may still have to be saved into its run.
    const kept = parts.window() === null ? Promise.resolve() : parts.keepDrafts();
    const installed = kept.then(parts.shutDown).finally(() => {
      leaving = 'ready';
    });
    void installed.then(parts.installUpdate, () => false).then((quits) => quits || app.quit());
  };
  const leave: LeaveParts = {
    runNames: () => runningOf(parts.board.all()).map(runName),
    isExplained: () => parts.settings.read().closeExplained || parts.hasTray(),
    resumes: () => parts.settings.read().resumesRuns,
    explained: () => void parts.settings.write({ closeExplained: true }),
    async ask(question, offerToRemember) {
      asking = true;
      return ask(parts.window(), question, offerToRemember).finally(() => {
        asking = false;
      });
    },
    hide: () => parts.window()?.hide(),
    quit: shutDown,
  };

  app.on('before-quit', (event) => {
    if (leaving === 'ready') return;
    event.preventDefault();
    if (leaving === 'no' && !asking && !quitApp(leave)) shutDown();
  });
  showWhenIdle(parts);
  return {
    quit: shutDown,
    watch(window) {
      let drafts: 'open' | 'saving' | 'kept' = 'open';
      const saveAndClose = (): void => {
        drafts = 'saving';
        void parts.keepDrafts().finally(() => {
          drafts = 'kept';
          if (!window.isDestroyed()) window.close();
        });
      };
      window.on('close', (event) => {
        if (leaving === 'ready') return;
        const isWaiting = asking || leaving === 'shutting-down' || drafts === 'saving';
        const isHeld = isWaiting || closeWindow(leave);
        if (!isHeld && drafts === 'kept') return;
        event.preventDefault();
        if (!isHeld) saveAndClose();
        else if (drafts === 'kept') drafts = 'open';
      });
    },
  };
}

async function ask(
  window: BrowserWindow | null,
  question: LeaveQuestion,
  offerToRemember: boolean,
) {
  const options = {
    type: 'question' as const,
    message: question.message,
    detail: question.detail,
    buttons: question.buttons,
    defaultId: 0,
    cancelId: question.buttons.length - 1,
    noLink: true,
    ...(offerToRemember ? { checkboxLabel: say('leave.remember') } : {}),
  };
  const shown =
    window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options);
  const { response, checkboxChecked } = await shown;
  const answer: LeaveAnswer = question.answers[response] ?? 'stay';
  return { answer, remember: checkboxChecked };
}

/** A hidden window with nothing left to wait for would be a process that nobody sees. */
function showWhenIdle(parts: CloseParts): void {
  parts.board.follow((run, before) => {
    const ended = before?.status.state === 'running' && run.status.state !== 'running';
    const window = parts.window();
    if (!ended || window === null || window.isVisible() || runningOf(parts.board.all()).length > 0)
      return;
    window.showInactive();
  });
}
