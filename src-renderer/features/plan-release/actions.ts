import {
  ArrowUpFromLine,
  ClipboardPaste,
  Copy,
  Eraser,
  FilePenLine,
  ListChecks,
  Users,
  X,
} from 'lucide-react';
import { appName, packageName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { type Action, copyText } from '../../store/actions';
import { startEmpty } from '../../store/choice-actions';
import { copyFromPrevious } from '../../store/note-fills';
import { closePackage } from '../../store/package-actions';
import { type OpenPlan, shownDestination, usePlan } from '../../store/plan';
import { planNotesBook } from '../../store/plan-notes-book';
import { notReadyForLater, notReadyReasons, presetOf } from '../../store/plan-reading';
import { askToPublish, uploadBeforeNotes } from '../../store/run-actions';
import { accountById, useSnapshots } from '../../store/snapshots';
import { show, useWindow } from '../../store/window';
import { focusStep } from '../../ui/focus-places';

/** For the open package, on any screen; Publish on its own screen only, where the plan can be read. */
export function planActions(): Action[] {
  const { plan } = usePlan.getState();
  if (plan === null) return [];
  const isHere = useWindow.getState().screen.name === 'publish';
  const build = packageName(plan.package.info);
  return [
    ...(isHere ? [publishAction(plan, build), ...uploadAction(plan)] : []),
    {
      id: 'plan.notes',
      words: say('palette.edit-notes', { build }),
      icon: FilePenLine,
      group: 'actions',
      isHere,
      ...(isHere && { key: '2' }),
      run: () => {
        show({ name: 'publish' });
        requestAnimationFrame(() => focusStep('step-notes'));
      },
    },
    ...sectionActions(plan, isHere),
    ...noteActions(plan, isHere),
    ...leavingActions(plan, isHere),
    ...nextNumberAction(plan, isHere),
  ];
}

function publishAction(plan: OpenPlan, build: string): Action {
  const { starting } = usePlan.getState();
  const account = accountById(useSnapshots.getState().accounts, plan.accountId);
  return {
    id: 'publish',
    words: say(
      account?.environment === 'practice' ? 'palette.rehearse-build' : 'palette.publish-build',
      { build },
    ),
    icon: ArrowUpFromLine,
    group: 'actions',
    isHere: true,
    reason: starting ? say('plan.blocked.starting') : (notReadyReasons(plan)[0] ?? null),
    run: askToPublish,
  };
}

function uploadAction(plan: OpenPlan): Action[] {
  const reasons = notReadyForLater(plan);
  if (reasons === null) return [];
  return [
    {
      id: 'plan.upload-before-notes',
      words: say('plan.upload-before-notes'),
      icon: ArrowUpFromLine,
      group: 'actions',
      isHere: true,
      reason: reasons[0] ?? null,
      run: uploadBeforeNotes,
    },
  ];
}

function sectionActions(plan: OpenPlan, isHere: boolean): Action[] {
  const goTo = (id: `step-${string}`) => () => {
    show({ name: 'publish' });
    requestAnimationFrame(() => focusStep(id));
  };
  const preset = presetOf(plan);
  const demands = preset !== null && preset.approvers.length + preset.checklist.length > 0;
  return [
    {
      id: 'plan.testers',
      words: say('shortcuts.go-to-testers'),
      icon: Users,
      group: 'actions',
      isHere,
      also: `${say('run-view.step-name.groups')} ${say('run-view.step-name.review')} ${say('run-view.step-name.emails')}`,
      ...(isHere && { key: '3' }),
      run: goTo('step-groups'),
    },
    ...(demands
      ? [
          {
            id: 'plan.demands' as const,
            words: say('palette.go-to', { screen: say('demands.title') }),
            icon: ListChecks,
            group: 'actions' as const,
            isHere,
            also: `${say('demands.approval')} ${say('demands.checklist')}`,
            run: goTo('step-demands'),
          },
        ]
      : []),
  ];
}

function leavingActions(plan: OpenPlan, isHere: boolean): Action[] {
  if (!isHere) return [];
  const discard: Action = {
    id: 'plan.discard',
    words: say('queue.discard'),
    icon: X,
    group: 'actions',
    isHere,
    run: () => void closePackage(),
  };
  if (plan.source === null) return [discard];
  const empty: Action = {
    id: 'plan.start-empty',
    words: say('preset.source.start-empty'),
    icon: Eraser,
    group: 'actions',
    isHere,
    run: startEmpty,
  };
  return [empty, discard];
}

function noteActions(plan: OpenPlan, isHere: boolean): Action[] {
  if (!isHere) return [];
  const latest = shownDestination(plan)?.latestBuild ?? null;
  const copies = latest !== null && latest.notes.length > 0;
  if (!copies) return [];
  return [
    {
      id: 'plan.copy-notes',
      words: say('palette.copy-notes', { build: latest.buildNumber }),
      icon: ClipboardPaste,
      group: 'actions',
      isHere,
      run: () => copyFromPrevious(planNotesBook(plan), 'empty'),
    },
  ];
}

function nextNumberAction(plan: OpenPlan, isHere: boolean): Action[] {
  const next = shownDestination(plan)?.nextBuildNumber ?? null;
  if (next === null) return [];
  return [
    {
      id: 'plan.copy-next-number',
      words: say('palette.copy-next-number', { app: appName(plan.package.info) }),
      icon: Copy,
      group: 'actions',
      isHere,
      detail: next,
      run: () => copyText(next),
    },
  ];
}
