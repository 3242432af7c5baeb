import { type ReactNode, useEffect, useState } from 'react';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { AccountsView } from '../../features/accounts/accounts-view';
import { AppView } from '../../features/app/app-view';
import { BuildNotesNotice } from '../../features/app/build-notes-notice';
import { storeFrame } from '../../features/app-store/app-store-frame';
import { AppStoreView } from '../../features/app-store/app-store-view';
import { StoreFoot } from '../../features/app-store/submit-bar';
import { BatchFoot } from '../../features/batch/batch-foot';
import { BatchView } from '../../features/batch/batch-view';
import { BatchesView, OpenBatches } from '../../features/batch/batches-view';
import { DevicesView } from '../../features/devices/devices-view';
import { DiagnosticsSection } from '../../features/diagnostics/diagnostics-section';
import { DropArea } from '../../features/drop-package/drop-overlay';
import { FirstSteps } from '../../features/drop-package/first-steps';
import { OpenError } from '../../features/drop-package/open-error';
import { WaitingPackages } from '../../features/drop-package/waiting-packages';
import { CalendarView } from '../../features/expiry/calendar-view';
import { ExpirySheet } from '../../features/expiry/expiry-sheet';
import { HandOverSheet } from '../../features/hand-over/hand-over-sheet';
import { HelpView } from '../../features/help/help-view';
import { ActivityView } from '../../features/history/activity-view';
import { AppRuns } from '../../features/history/app-runs';
import { AppsList } from '../../features/history/apps-list';
import { RecentRuns } from '../../features/history/run-list';
import { NotesView } from '../../features/notes/notes-view';
import { PracticeView } from '../../features/practice/practice-view';
import { DetailsPane } from '../../features/run/details-pane';
import { RunNotesNotice } from '../../features/run/run-notes-notice';
import { RunView } from '../../features/run/run-view';
import { SettingsView } from '../../features/settings/settings-view';
import { ApprovalKeySection } from '../../features/sharing/approval-key';
import { TestInformationView } from '../../features/test-information/test-information-view';
import { TestersView } from '../../features/testers/testers-view';
import { UpdatesSection } from '../../features/updates/updates-section';
import {
  type AppKey,
  type AppTab,
  changeView,
  idOfApp,
  useAppName,
  useAppPages,
  viewOf,
} from '../../store/app-pages';
import { batchNotesBook, useBatchNotes } from '../../store/batch-notes-book';
import { saveBatch, useBatches } from '../../store/batches';
import { buildNotesBook, idOfBuildNotes, readBuildNotes } from '../../store/build-notes';
import { useDetailsPane } from '../../store/details-pane';
import type { NotesOnScreen } from '../../store/notes-book';
import { leaveNotesEditor } from '../../store/open-notes';
import { startAnother } from '../../store/package-actions';
import { usePlan } from '../../store/plan';
import { planNotesBook } from '../../store/plan-notes-book';
import { runNotesBook } from '../../store/run-notes-book';
import { useSnapshots } from '../../store/snapshots';
import { readTyped, saveTyped, useBuildNotes, useTypedNotes } from '../../store/typed-notes';
import { type ScreenName, show, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { WaitingLine } from '../../ui/progress';
import { PlanScreen } from './plan-screen';
import { Screen } from './screen';

const plainScreens: Record<
  Exclude<ScreenName, 'publish' | 'run' | 'app' | 'batch' | 'notes' | 'help'>,
  ReactNode
> = {
  activity: (
    <>
      <OpenBatches />
      <ActivityView />
    </>
  ),
  batches: <BatchesView />,
  apps: <AppsList />,
  accounts: <AccountsView />,
  devices: <DevicesView />,
  expiry: <CalendarView />,
  practice: <PracticeView />,
  settings: (
    <SettingsView>
      <ApprovalKeySection />
      <DiagnosticsSection />
      <UpdatesSection />
    </SettingsView>
  ),
};

export function CurrentScreen() {
  const screen = useWindow((state) => state.screen);
  if (screen.name === 'publish') return <PublishScreen />;
  if (screen.name === 'run') return <RunScreen key={screen.runId} runId={screen.runId} />;
  if (screen.name === 'app') return <AppScreen key={idOfApp(screen.app)} {...screen} />;
  if (screen.name === 'notes') return <NotesScreen of={screen.of} />;
  if (screen.name === 'help')
    return (
      <Screen key="help" isFilled>
        <HelpView place={screen.place} />
      </Screen>
    );
  if (screen.name === 'batch') return <BatchScreen key={screen.batchId} batchId={screen.batchId} />;
  return (
    <Screen key={screen.name} isFilled={screen.name === 'activity'}>
      {plainScreens[screen.name]}
    </Screen>
  );
}

/** The drop area, or the open package with its plan. */
function PublishScreen() {
  const plan = usePlan((state) => state.plan);
  if (plan !== null) return <PlanScreen key={plan.package.path} plan={plan} />;
  return (
    <Screen key="empty">
      <OpenError />
      <DropArea />
      <WaitingPackages />
      <FirstSteps />
      <RecentRuns />
    </Screen>
  );
}

/** The notes editor, for whatever the notes belong to. */
function NotesScreen({ of }: { of: NotesOnScreen }) {
  if (of.kind === 'plan') return <PlanNotesScreen />;
  if (of.kind === 'run') return <RunNotesScreen key={of.runId} runId={of.runId} />;
  if (of.kind === 'batch') return <BatchNotesScreen key={of.itemId ?? of.batchId} of={of} />;
  return <BuildNotesScreen key={of.buildId} of={of} />;
}

function BatchNotesScreen({ of }: { of: Extract<NotesOnScreen, { kind: 'batch' }> }) {
  const { kind: _, ...key } = of;
  const batch = useBatches((state) => state.batches?.[of.batchId]);
  // What is listed and chosen is read by the book.
  useBatchNotes();
  useEffect(() => () => void saveBatch(of.batchId), [of.batchId]);
  if (batch === undefined) return null;
  return (
    <Screen isWhole>
      <NotesView
        book={batchNotesBook(batch, key)}
        onDone={() => leaveNotesEditor({ name: 'batch', batchId: of.batchId })}
      />
    </Screen>
  );
}

function BatchScreen({ batchId }: { batchId: string }) {
  const batch = useBatches((state) => state.batches?.[batchId]);
  const isKnown = useBatches((state) => state.batches !== null);
  useEffect(() => {
    if (isKnown && batch === undefined) show({ name: 'batches' });
  }, [isKnown, batch]);
  if (batch === undefined)
    return (
      <Screen>
        <WaitingLine>{say('batch.reading')}</WaitingLine>
      </Screen>
    );
  return (
    <Screen foot={<BatchFoot batch={batch} />}>
      <BatchView batch={batch} />
    </Screen>
  );
}

function PlanNotesScreen() {
  const plan = usePlan((state) => state.plan);
  const isClosed = plan === null;
  useEffect(() => {
    if (isClosed) show({ name: 'publish' });
  }, [isClosed]);
  if (isClosed) return null;
  return (
    <Screen isWhole key={plan.package.path}>
      <NotesView book={planNotesBook(plan)} onDone={backToPublish} />
    </Screen>
  );
}

function backToPublish(): void {
  leaveNotesEditor({ name: 'publish' });
}

function RunNotesScreen({ runId }: { runId: string }) {
  const run = useSnapshots((state) => state.runs[runId]);
  const typed = useTypedNotes((state) => state[runId]);
  useEffect(() => {
    void readTyped(runId);
    return () => void saveTyped(runId);
  }, [runId]);
  if (run === undefined || typed === undefined)
    return (
      <Screen isFilled>
        <WaitingLine>{say('window.starting-run')}</WaitingLine>
      </Screen>
    );
  const book = runNotesBook(run, typed);
  return (
    <Screen isWhole>
      <NotesView
        book={book}
        notice={<RunNotesNotice run={run} typed={typed} chosen={book.chosen} />}
        onDone={() => leaveNotesEditor({ name: 'run', runId })}
      />
    </Screen>
  );
}

function BuildNotesScreen({ of }: { of: Extract<NotesOnScreen, { kind: 'build' }> }) {
  const { kind: _, ...build } = of;
  const id = idOfBuildNotes(build);
  const known = useBuildNotes((state) => state[id]);
  const typed = useTypedNotes((state) => state[id]);
  const [refused, setRefused] = useState<AppError | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ID stands for the build.
  useEffect(() => {
    void readBuildNotes(build).then(setRefused);
    return () => void saveTyped(id);
  }, [id]);
  const leave = () => leaveNotesEditor({ name: 'app', app: build });
  if (known === undefined || typed === undefined)
    return (
      <Screen>
        {refused === null ? (
          <WaitingLine>{say('build-notes.reading')}</WaitingLine>
        ) : (
          <ErrorNotice
            isAlert
            {...refused}
            actions={<Button onPress={leave}>{say('notes.back')}</Button>}
          />
        )}
      </Screen>
    );
  const book = buildNotesBook(build, known, typed);
  return (
    <Screen isWhole>
      <NotesView
        book={book}
        notice={
          <BuildNotesNotice of={build} known={known} typed={typed} isEditable={book.isEditable} />
        }
        onDone={leave}
      />
    </Screen>
  );
}

function AppScreen({ app, tab }: { app: AppKey; tab?: AppTab }) {
  const name = useAppName(app);
  const shownTab = useAppPages((state) => viewOf(state, app).tab);
  useEffect(() => {
    if (tab !== undefined) changeView(app, { tab });
  }, [app, tab]);
  return (
    <Screen foot={shownTab === 'app-store' && <StoreFoot app={app} />}>
      <AppView
        app={app}
        frames={{ 'app-store': storeFrame(app) }}
        panels={{
          testers: <TestersView app={app} />,
          information: <TestInformationView app={app} />,
          'app-store': <AppStoreView app={app} />,
          runs: <AppRuns app={app} />,
        }}
      />
      <ExpirySheet app={app} name={name} />
    </Screen>
  );
}

function RunScreen({ runId }: { runId: string }) {
  const run = useSnapshots((state) => state.runs[runId]);
  const { isOpen, floats } = useDetailsPane();
  const showsDetails = run !== undefined && isOpen;
  return (
    <Screen side={showsDetails && <DetailsPane run={run} floats={floats} />}>
      {run === undefined ? (
        <WaitingLine>{say('window.starting-run')}</WaitingLine>
      ) : (
        <>
          <RunView run={run} onPublishAnother={startAnother} />
          <HandOverSheet run={run} />
        </>
      )}
    </Screen>
  );
}
