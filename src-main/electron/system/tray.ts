import { app, Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { PublishRun } from '#shared/domain/publish-run';
import { currentStep } from '#shared/domain/run-readers';
import { runName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { type RunBoard, runningOf } from '../../app/run-board';
import type { SettingsStore } from '../../app/settings';

interface TrayParts {
  board: RunBoard;
  settings: SettingsStore;
  icon: string;
  show: () => void;
  openRun: (runId: string) => void;
}

interface RunTray {
  /** Applies a change of the settings. */
  update: () => void;
  /** Whether the icon is visible, so that the window can be hidden. */
  isShown: () => boolean;
}

/** An icon in the tray or menu bar while runs are in progress, if the setting is on. */
export function showRunsInTray({ board, settings, icon, show, openRun }: TrayParts): RunTray {
  let tray: Tray | null = null;
  let drawn = '';

  const remove = (): void => {
    tray?.destroy();
    tray = null;
    drawn = '';
  };
  const update = (): void => {
    const running = runningOf(board.all());
    if (!settings.read().showsTray || running.length === 0) return remove();
    const title = trayTitle(running);
    const next = JSON.stringify([title, running.map((run) => [run.id, currentStep(run)?.title])]);
    if (next === drawn) return;
    drawn = next;
    tray ??= newTray(icon, show);
    tray.setToolTip(title);
    tray.setContextMenu(
      Menu.buildFromTemplate(trayMenu(running, { show, openRun, quit: () => app.quit() })),
    );
  };
  board.follow(update);
  app.on('will-quit', remove);
  return { update, isShown: () => tray !== null };
}

/** Points, the size of such icons on macOS and Windows. */
const size = 18;

function newTray(icon: string, show: () => void): Tray {
  const tray = new Tray(nativeImage.createFromPath(icon).resize({ width: size, height: size }));
  // On macOS and Linux a click opens the menu.
  if (process.platform === 'win32') tray.on('click', show);
  return tray;
}

interface TrayActs {
  show: () => void;
  openRun: (runId: string) => void;
  quit: () => void;
}

/** `Harbour 1.4.0 (42) is in progress`, or how many runs are. */
function trayTitle(runs: readonly PublishRun[]): string {
  const [first] = runs;
  if (first === undefined) return 'Slipway';
  return say('tray.running', { count: runs.length, build: runName(first) });
}

function runLabel(run: PublishRun): string {
  const step = currentStep(run);
  return step ? say('tray.run', { build: runName(run), step: step.title }) : runName(run);
}

/** Each run with its step, then the window and Quit. Never contains a note's text. */
function trayMenu(
  runs: readonly PublishRun[],
  { show, openRun, quit }: TrayActs,
): MenuItemConstructorOptions[] {
  return [
    ...runs.map((run) => ({
      label: runLabel(run),
      click: () => openRun(run.id),
    })),
    { type: 'separator' },
    { label: say('tray.show'), click: show },
    { label: say('tray.quit'), click: quit },
  ];
}
