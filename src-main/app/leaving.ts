import { say } from '#shared/words/say';

/** What a person can answer when closing or quitting Slipway during a run. */
export type LeaveAnswer = 'keep-running' | 'pause-and-quit' | 'stay';

export interface LeaveQuestion {
  message: string;
  detail: string;
  buttons: string[];
  answers: LeaveAnswer[];
}

/** The native question. Enter presses the first button, Esc the last. */
export function leaveQuestion(runNames: readonly string[], resumes: boolean): LeaveQuestion {
  const [build = ''] = runNames;
  return {
    message: say('leave.title', { count: runNames.length, build }),
    detail: resumes ? say('leave.resumes') : say('leave.resume-later'),
    buttons: [say('leave.keep-running'), say('leave.pause-and-quit'), say('button.cancel')],
    answers: ['keep-running', 'pause-and-quit', 'stay'],
  };
}

export interface LeaveParts {
  runNames(): string[];
  /** Whether the dialog has explained that closing the window keeps runs going. */
  isExplained(): boolean;
  explained(): void;
  /** Whether runs in progress are resumed when Slipway starts again. */
  resumes(): boolean;
  ask(
    question: LeaveQuestion,
    offerToRemember: boolean,
  ): Promise<{ answer: LeaveAnswer; remember: boolean }>;
  hide(): void;
  /** Pauses and flushes everything, then quits. */
  quit(): void;
}

/** What closing the window does during a run; false when the window may close right away. */
export function closeWindow(parts: LeaveParts): boolean {
  const names = parts.runNames();
  if (names.length === 0) return false;
  if (parts.isExplained()) parts.hide();
  else void askAndApply(parts, names, true);
  return true;
}

/** What quitting does during a run; false when Slipway may quit right away. */
export function quitApp(parts: LeaveParts): boolean {
  const names = parts.runNames();
  if (names.length === 0) return false;
  void askAndApply(parts, names, false);
  return true;
}

async function askAndApply(
  parts: LeaveParts,
  names: string[],
  offerToRemember: boolean,
): Promise<void> {
  const { answer, remember } = await parts.ask(
    leaveQuestion(names, parts.resumes()),
    offerToRemember,
  );
  if (answer === 'pause-and-quit') parts.quit();
  if (answer !== 'keep-running') return;
  if (remember) parts.explained();
  parts.hide();
}
