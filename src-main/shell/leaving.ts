/** What a person can answer when Slipway is left while a run is under way. */
export type LeaveAnswer = 'keep-running' | 'pause-and-quit' | 'stay';

export interface LeaveQuestion {
  message: string;
  detail: string;
  buttons: string[];
  answers: LeaveAnswer[];
}

/** The native question. The first button is what Enter presses, the last what Esc does. */
export function leaveQuestion(runNames: readonly string[]): LeaveQuestion {
  const [only, ...others] = runNames;
  const who = others.length > 0 ? `${runNames.length} runs are` : `${only ?? 'A run'} is`;
  return {
    message: `${who} still under way`,
    detail:
      'Keep running closes only the window: it comes back by itself when the run ends, or when you start Slipway again. ' +
      'Pause and quit keeps what Apple already has; you can carry on later.',
    buttons: ['Keep running', 'Pause and quit', 'Cancel'],
    answers: ['keep-running', 'pause-and-quit', 'stay'],
  };
}

export interface LeaveParts {
  runNames(): string[];
  /** Whether the person said once that closing the window keeps runs going. */
  isExplained(): boolean;
  explained(): void;
  ask(
    question: LeaveQuestion,
    offerToRemember: boolean,
  ): Promise<{ answer: LeaveAnswer; remember: boolean }>;
  hide(): void;
  /** Pauses and flushes everything, then really ends. */
  quit(): void;
}

/** What closing the window does while a run is under way; false when nothing stands in the way of closing. */
export function closeWindow(parts: LeaveParts): boolean {
  const names = parts.runNames();
  if (names.length === 0) return false;
  if (parts.isExplained()) parts.hide();
  else void askAndAct(parts, names, true);
  return true;
}

/** What quitting does while a run is under way; false when nothing stands in the way of quitting. */
export function quitApp(parts: LeaveParts): boolean {
  const names = parts.runNames();
  if (names.length === 0) return false;
  void askAndAct(parts, names, false);
  return true;
}

async function askAndAct(
  parts: LeaveParts,
  names: string[],
  offerToRemember: boolean,
): Promise<void> {
  const { answer, remember } = await parts.ask(leaveQuestion(names), offerToRemember);
  if (answer === 'pause-and-quit') parts.quit();
  if (answer !== 'keep-running') return;
  if (remember) parts.explained();
  parts.hide();
}
