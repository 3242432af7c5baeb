import { ExternalLink } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { StoreAct } from '#shared/domain/app-store';
import { canCancelSubmission, isStageMoving } from '#shared/domain/store-stage';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { environmentOf, pageOf, useAppPages } from '../../store/app-pages';
import {
  buildToSubmit,
  openStorePage,
  publishStore,
  readStore,
  type StoreCardProps,
  type StoreKey,
  useStoreTab,
} from '../../store/app-store';
import { useSnapshots } from '../../store/snapshots';
import { actOnStore } from '../../store/store-acts';
import { announcer } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { ErrorNotice } from '../../ui/error-notice';
import { MenuButton } from '../../ui/menu-button';
import { useNow } from '../../ui/use-now';
import { stageTone } from '../../words/run';
import {
  itemWords,
  type SubmissionView,
  standingAlone,
  submissionState,
  submissionText,
  submissionView,
  submittedWords,
} from '../../words/store-release';
import './submission-card.css';
import '../../ui/notice-line.css';

/** Where the open version is with App Review, and the next thing to do about it. */
export function SubmissionCard({ app, page }: StoreCardProps) {
  const view = submissionView(page);
  useFollowing(app, view);
  useAnnouncedState(view);
  const isUnread = page.submissions === null && page.open !== null;
  if (view === null) return null;
  return <Submission app={app} page={page} view={view} isUnread={isUnread} />;
}

interface SubmissionProps extends StoreCardProps {
  view: SubmissionView;
  isUnread: boolean;
}

function Submission({ app, page, view, isUnread }: SubmissionProps) {
  const now = useNow(30_000);
  const acts = useStoreAct(app, view.version.id);
  const since = submittedWords(view, now);
  const items = itemWords(view);
  const { stage } = view;
  return (
    <Section
      title={say('submission.title')}
      id="store-submission"
      className="submission"
      {...(since === '' ? {} : { aside: <span className="numbers">{since}</span> })}
      actions={<Chip tone={stageTone(stage)}>{standingAlone(submissionState(view))}</Chip>}
    >
      {acts.refused !== null && <ErrorNotice isAlert {...acts.refused} />}
      <div className="notice-line-row submission-row">
        <p>{submissionText(view)}</p>
        {stage === 'approved' && (
          <>
            <MenuButton
              label={say('submission.more')}
              items={[{ id: 'withdraw-approved', name: say('submission.withdraw-approved') }]}
              onAction={() => acts.act('withdraw-approved')}
            />
            <Button kind="main" onPress={() => acts.act('release')}>
              {say('submission.release')}
            </Button>
          </>
        )}
        {canCancelSubmission(stage) && (
          <Button onPress={() => acts.act('cancel-submission')}>{say('submission.cancel')}</Button>
        )}
      </div>
      {isUnread && <p className="submission-row small">{say('submission.not-read')}</p>}
      {items.length > 0 && (
        <ul className="submission-items small" aria-label={say('submission.items')}>
          {items.map((words, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several items can read the same.
            <li key={place}>{words}</li>
          ))}
        </ul>
      )}
      {stage === 'rejected' && <Rejected app={app} page={page} view={view} />}
    </Section>
  );
}

/** After a rejection: reading why, fixing it, and submitting again, each with its button. */
function Rejected({ app, page, view: { version } }: Omit<SubmissionProps, 'isUnread'>) {
  const { draft, isStarting } = useStoreTab(app);
  const appPage = useAppPages((state) => pageOf(state, app).value);
  const isLive = useSnapshots((state) => environmentOf(state, app) === 'live');
  const build = buildToSubmit(page, appPage, draft);
  return (
    <ol className="submission-steps" aria-label={say('submission.steps')}>
      <li className="notice-line-row">
        <p>
          {say(isLive ? 'submission.rejected.read' : 'submission.rejected.read-practice')}{' '}
          {say('submission.rejected.reply')}
        </p>
        {isLive && (
          <Button onPress={() => void openStorePage(app, 'resolution-center')}>
            <ExternalLink aria-hidden />
            {say('submission.rejected.open')}
          </Button>
        )}
      </li>
      <li className="notice-line-row">
        <p>{say('submission.rejected.fix')}</p>
      </li>
      <li className="notice-line-row">
        <p>
          {say('submission.rejected.again')}
          {build === null && (
            <span className="notice-line-look">
              {say('submission.rejected.no-build', { version: version.versionString || '–' })}
            </span>
          )}
        </p>
        {build !== null && (
          <Button isDisabled={isStarting} onPress={() => void publishStore(app, build, true)}>
            {say('submission.rejected.submit')}
          </Button>
        )}
      </li>
    </ol>
  );
}

/** One act at a time; main asks before each. The buttons stay enabled meanwhile, so that they keep the focus. */
export function useStoreAct(app: StoreKey, versionId: string) {
  const [refused, setRefused] = useState<AppError | null>(null);
  const [isActing, setActing] = useState(false);
  const act = (which: StoreAct): void => {
    if (isActing) return;
    setActing(true);
    void actOnStore(app, versionId, which).then((error) => {
      setRefused(error);
      setActing(false);
    });
  };
  return { act, refused };
}

const everyMs = 60_000;
/** A cancellation takes seconds to minutes. */
const everyMsCanceling = 10_000;

/** While Apple is expected to change the state, it is read again now and then, and when the window comes to the front. */
function useFollowing(app: StoreKey, view: SubmissionView | null): void {
  const isMoving = view !== null && isStageMoving(view.stage);
  const every = view?.stage === 'canceling' ? everyMsCanceling : everyMs;
  const { accountId, bundleId, platform } = app;
  useEffect(() => {
    if (!isMoving) return;
    const read = () => {
      if (!document.hidden) void readStore({ accountId, bundleId, platform });
    };
    const timer = setInterval(read, every);
    window.addEventListener('focus', read);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', read);
    };
  }, [isMoving, every, accountId, bundleId, platform]);
}

/** What changes while someone looks at the tab is announced once. */
function useAnnouncedState(view: SubmissionView | null): void {
  const words =
    view === null
      ? null
      : say('submission.announced', {
          version: view.version.versionString || '–',
          state: submissionState(view),
        });
  const last = useRef(words);
  useEffect(() => {
    if (words !== null && last.current !== null && words !== last.current) {
      announcer.announceWhenQuiet(words);
      // The button that was pressed is gone with its state.
      if (document.activeElement === document.body)
        document.getElementById('store-submission')?.focus();
    }
    last.current = words;
  }, [words]);
}
