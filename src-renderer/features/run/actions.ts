import {
  Bookmark,
  Check,
  CircleX,
  ExternalLink,
  FileText,
  FolderOpen,
  Handshake,
  Link2,
  PanelRight,
  Pause,
  Play,
  Search,
  SquarePen,
  Store,
  Undo2,
} from 'lucide-react';
import { sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { runLink } from '#shared/domain/run-link';
import { canHandOver } from '#shared/domain/run-readers';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { type Action, copyText, orToast } from '../../store/actions';
import { activityOf, canBeHandled } from '../../store/activity';
import { findInLog, toggleDetails } from '../../store/details-pane';
import { takeBack } from '../../store/hand-over';
import { saveRunAsPreset } from '../../store/preset-choices';
import {
  askRun,
  markHandled,
  openLink,
  proceedAtObstacle,
  revealRun,
} from '../../store/run-actions';
import { openRunNotes } from '../../store/run-notes';
import { useSnapshots } from '../../store/snapshots';
import { openSheet, show, useWindow } from '../../store/window';
import { firstToFix, hasNotes, openNotesWords } from '../../words/edit-notes';
import { obstacleWords } from '../../words/store-run';
import { hasReport } from '../../words/stuck';
import { isUpdate, offeredPreset, offersCancel, offersResume } from './run-offers';

/** For the run on the screen. */
export function runActions(): Action[] {
  const { screen } = useWindow.getState();
  const run = screen.name === 'run' ? useSnapshots.getState().runs[screen.runId] : undefined;
  if (run === undefined) return [];
  return [
    ...steering(run),
    ...atStore(run),
    ...keeping(run),
    ...handling(run),
    ...handingOver(run),
    ...looking(run),
    ...reporting(run),
    ...links(run),
  ];
}

const here = { group: 'actions', isHere: true } as const;

/** The same as the buttons of the run's current step. */
function steering(run: PublishRun): Action[] {
  if (run.readOnly !== null) return [];
  const found: Action[] = [];
  if (run.status.state === 'running')
    found.push({
      ...here,
      id: 'run.pause',
      words: say('run-view.pause'),
      icon: Pause,
      run: () => orToast(askRun('runs:pause', run.id)),
    });
  else if (offersResume(run))
    found.push({
      ...here,
      id: 'run.resume',
      words: say('run-view.resume'),
      icon: Play,
      run: () => orToast(askRun('runs:resume', run.id)),
    });
  if (hasNotes(run))
    found.push({
      ...here,
      id: 'run.notes',
      words: openNotesWords(run),
      icon: SquarePen,
      run: () => openRunNotes(run.id, firstToFix(run)),
    });
  if (offersCancel(run))
    found.push({
      ...here,
      id: 'run.cancel',
      words: say(sendsPackage(run.plan) ? 'palette.cancel-upload' : 'palette.cancel-run'),
      icon: CircleX,
      run: () => openSheet('cancel-run'),
    });
  return found;
}

/** What the run does at the App Store: the way past what stopped it, and the version itself. */
function atStore(run: PublishRun): Action[] {
  const { store, status, readOnly } = run;
  const { bundleId } = run.package;
  if (store === null) return [];
  const found: Action[] = [];
  if (store.obstacle !== null && status.state === 'failed' && readOnly === null)
    found.push({
      ...here,
      id: 'run.store-proceed',
      words: obstacleWords(store.obstacle, run).proceed,
      icon: Play,
      run: () => orToast(proceedAtObstacle(run.id)),
    });
  if (bundleId !== null)
    found.push({
      ...here,
      id: 'run.store-tab',
      words: say('store-run.open-tab'),
      icon: Store,
      run: () =>
        show({ name: 'app', app: { accountId: run.account.id, bundleId }, tab: 'app-store' }),
    });
  return found;
}

/** Like the button of the receipt. */
function keeping(run: PublishRun): Action[] {
  if (run.status.state !== 'done' || run.readOnly !== null) return [];
  const kept = offeredPreset(run, useSnapshots.getState());
  if (kept === null || (kept.preset !== null && kept.changes.length === 0)) return [];
  return [
    {
      ...here,
      id: 'run.save-preset',
      words:
        kept.preset !== null && isUpdate(run, kept.preset, useSnapshots.getState())
          ? say('preset.from-run.update', { preset: kept.preset.name })
          : say('preset.from-run'),
      icon: Bookmark,
      run: () => void saveRunAsPreset(run),
    },
  ];
}

function handling(run: PublishRun): Action[] {
  const entry = activityOf(useSnapshots.getState()).find(({ id }) => id === run.id);
  if (entry === undefined || !canBeHandled(entry)) return [];
  return [
    {
      ...here,
      id: 'run.handled',
      words: say('activity.handle'),
      icon: Check,
      run: () => void markHandled([run.id], true),
    },
  ];
}

function handingOver(run: PublishRun): Action[] {
  if (run.handedOver !== null)
    return [
      {
        ...here,
        id: 'run.take-back',
        words: say('hand-over.take-back'),
        icon: Undo2,
        run: () => orToast(takeBack(run.id)),
      },
    ];
  if (!canHandOver(run)) return [];
  return [
    {
      ...here,
      id: 'run.hand-over',
      words: say('hand-over.open'),
      icon: Handshake,
      run: () => openSheet('hand-over'),
    },
  ];
}

function looking(run: PublishRun): Action[] {
  return [
    {
      ...here,
      id: 'toggle-details',
      words: say('shortcuts.details'),
      icon: PanelRight,
      run: toggleDetails,
    },
    { ...here, id: 'find', words: say('shortcuts.search-log'), icon: Search, run: findInLog },
    {
      ...here,
      id: 'run.reveal',
      words: say('run-view.show-in-folder'),
      also: say('run-view.log'),
      icon: FolderOpen,
      run: () => void revealRun(run.id),
    },
    {
      ...here,
      id: 'run.copy-link',
      words: say('run-link.copy'),
      icon: Link2,
      run: () => copyText(runLink(run.id)),
    },
  ];
}

function reporting(run: PublishRun): Action[] {
  if (!hasReport(run)) return [];
  return [
    {
      ...here,
      id: 'run.apple-report',
      words: say('stuck.report'),
      icon: FileText,
      run: () => openSheet('apple-report'),
    },
  ];
}

function links(run: PublishRun): Action[] {
  if (run.environment !== 'live' || run.app === null) return [];
  const page: Action = {
    ...here,
    id: 'run.open-app',
    words: say('run-view.details.link-app', { app: appName(run.package) }),
    icon: ExternalLink,
    run: () => orToast(openLink('testflight-app', run.id)),
  };
  if (run.ids.build === null) return [page];
  return [
    {
      ...here,
      id: 'run.open-build',
      words: say('run-view.details.link-build'),
      icon: ExternalLink,
      run: () => orToast(openLink('testflight-build', run.id)),
    },
    page,
  ];
}
