import { FlaskConical } from 'lucide-react';
import { featureOf } from '#shared/domain/key-features';
import { chosenRelease, releaseProblem } from '#shared/domain/store-draft';
import { readinessCounts } from '#shared/domain/store-readiness';
import { buildName } from '#shared/words/app-builds';
import { message } from '#shared/words/message';
import { roleName } from '#shared/words/roles';
import { inPieces, say } from '#shared/words/say';
import { type AppKey, pageOf, useAppPages } from '../../store/app-pages';
import {
  buildToSubmit,
  canBeChanged,
  hasUnsent,
  publishStore,
  type StoreBuild,
  type StoreCardProps,
  submitStore,
  useReadiness,
  useStoreKey,
  useStoreTab,
} from '../../store/app-store';
import { accountById, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { Pieces } from '../../ui/pieces';
import { useNow } from '../../ui/use-now';
import { appleLines } from '../../words/error';
import { lockedPieces, submitPieces } from '../../words/store-version';
import './submit-bar.css';

/** Below the tab, once the version was read. */
export function StoreFoot({ app }: { app: AppKey }) {
  const key = useStoreKey(
    app,
    useAppPages((state) => pageOf(state, app).value),
  );
  const { value } = useStoreTab(key);
  return value === null ? null : <SubmitBar app={key} page={value} />;
}

/** What a submission does as one sentence, and the buttons that do it. */
function SubmitBar({ app, page }: StoreCardProps) {
  const { draft, startError } = useStoreTab(app);
  const appPage = useAppPages((state) => pageOf(state, app).value);
  const account = useSnapshots((state) => accountById(state.accounts, app.accountId));
  const build = buildToSubmit(page, appPage, draft);
  const shared = useSharedReasons(app, page, build);
  const { blockers } = readinessCounts(useReadiness(app));
  const reasons = [
    ...shared,
    ...(shared.length === 0 && blockers > 0
      ? [say('store-tab.reason.blockers', { count: blockers })]
      : []),
  ];
  const isUnsent = hasUnsent(page, draft, build);
  const isPractice = account?.environment === 'practice';
  const isEditable = canBeChanged(page);
  const { open } = page;
  // Else the sentence at the left says already that there is nothing to choose.
  const hasBuilds = open !== null || build !== null;
  return (
    <section
      className="store-foot"
      id="store-submit"
      tabIndex={-1}
      aria-label={say('store-tab.submit')}
    >
      {startError !== null && (
        <ErrorNotice
          isAlert
          {...startError}
          safe={say('store-tab.start-failed-safe')}
          quoted={appleLines(startError.apple)}
          quotedFrom={say('plan.apple-says')}
        />
      )}
      <div className="store-foot-row">
        <div className="grow">
          <p className="numbers">
            <Pieces
              of={
                open !== null && !isEditable
                  ? lockedPieces(open.versionString, open.state)
                  : build === null
                    ? inPieces(message('store-tab.submits.nothing'))
                    : submitPieces(page, draft, buildName(build))
              }
            />
          </p>
          {isEditable && isUnsent && <p className="small">{say('store-tab.unsent')}</p>}
        </div>
        {isEditable && (
          <div className="store-foot-acts">
            {reasons[0] !== undefined && hasBuilds && (
              <span className="small store-foot-reason">{reasons[0]}</span>
            )}
            <Button
              kind="ghost"
              isDisabled={shared.length > 0 || !isUnsent}
              onPress={() => build !== null && void publishStore(app, build, false)}
            >
              {say('store-tab.save')}
            </Button>
            <GuardedButton
              reasons={reasons}
              isPractice={isPractice}
              onPress={() => void submitStore(app)}
            >
              {isPractice && <FlaskConical aria-hidden />}
              {say(isPractice ? 'store-tab.submit-practice' : 'store-tab.submit')}
            </GuardedButton>
          </div>
        )}
      </div>
    </section>
  );
}

/** Why neither a submission nor a save can start. */
function useSharedReasons(
  app: StoreCardProps['app'],
  page: StoreCardProps['page'],
  build: StoreBuild | null,
): string[] {
  const { draft, isStarting, isReading } = useStoreTab(app);
  const account = useSnapshots((state) => accountById(state.accounts, app.accountId));
  const now = useNow(30_000);
  if (isStarting) return [say('store-tab.reason.starting')];
  if (account === null) return [say('test-information.no-account')];
  const access = featureOf(account, 'app-store');
  if (access.can === 'no') return [say('store-tab.reason.role', { role: roleName(access.needs) })];
  if (build === null)
    return [say(page.open === null ? 'store-tab.submits.nothing' : 'store-tab.reason.no-build')];
  if (releaseProblem(chosenRelease(page, draft), now) !== null)
    return [say('store-tab.reason.date')];
  return isReading ? [say('store-tab.reason.reading')] : [];
}
