import { FileX, FlaskConical } from 'lucide-react';
import { createContext, memo, useContext } from 'react';
import type { UnreadableRun } from '#shared/domain/publish-run';
import { uploadFraction } from '#shared/domain/run-readers';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { fullTime, timeUnderDay } from '#shared/words/time';
import {
  type ActivityEntry,
  canBeHandled,
  needsAttention,
  type RunEntry,
} from '../../store/activity';
import { markHandled, revealRun } from '../../store/run-actions';
import { useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { IconTile } from '../../ui/icon-tile';
import { statusIcons } from '../../ui/status-icons';
import { activityChip, activitySentence, isSending } from '../../words/activity';
import { versionAndBuild } from '../../words/package';
import { unreadableName, unreadableSentence } from '../../words/unfinished-run';
import './activity-row.css';

/** One clock for all rows: it advances without rebuilding them. */
export const NowContext = createContext(0);

/** Whether practice and live runs are listed together, so that they need a mark. */
export const MixedContext = createContext(false);

/** One run in one line: which build, its status, what to do, when it started. */
export const ActivityRow = memo(function ActivityRow({ entry }: { entry: ActivityEntry }) {
  return 'run' in entry ? (
    <RunRow entry={entry} />
  ) : (
    <UnreadableRow unreadable={entry.unreadable} />
  );
});

function RunRow({ entry }: { entry: RunEntry }) {
  const { run, attention } = entry;
  const icon = useWindow((state) => state.icons[run.package.bundleId ?? ''] ?? null);
  const isMixed = useContext(MixedContext);
  const chip = activityChip(run, attention);
  const name = appName(run.package);
  const sentence = activitySentence(run, attention);
  const build = versionAndBuild(run.package);
  return (
    <div className="activity-row" data-needed={needsAttention(entry) || undefined}>
      <IconTile icon={icon} name={name} size="tiny" />
      <span className="activity-name" title={`${name} ${build}`}>
        <bdi>{name}</bdi> <bdi className="numbers">{build}</bdi>
        {isMixed && run.environment === 'practice' && <PracticeMark />}
      </span>
      <span className="activity-chip">
        <Chip tone={chip.tone} icon={statusIcons[chip.icon]}>
          {chip.word}
        </Chip>
      </span>
      <span className="activity-sentence">
        {isSending(run) && run.upload !== null && (
          <span className="activity-bar" aria-hidden>
            <span style={{ transform: `scaleX(${uploadFraction(run.upload)})` }} />
          </span>
        )}
        <span className="activity-words numbers" title={sentence}>
          {sentence}
        </span>
      </span>
      <span className="activity-act">
        {canBeHandled(entry) && (
          <Button size="small" onPress={() => void markHandled([entry.id], true)}>
            {say('activity.handle')}
          </Button>
        )}
      </span>
      <RowTime iso={entry.madeAt} />
    </div>
  );
}

function PracticeMark() {
  return (
    <span className="activity-practice" title={say('activity.practice')}>
      <FlaskConical aria-hidden />
      <span className="unseen">{say('activity.practice')}</span>
    </span>
  );
}

function UnreadableRow({ unreadable }: { unreadable: UnreadableRun }) {
  const sentence = unreadableSentence(unreadable);
  return (
    <div className="activity-row">
      <FileX className="activity-unreadable" aria-hidden />
      <span className="activity-name numbers">{unreadableName(unreadable)}</span>
      <span className="activity-chip">
        <Chip tone="look">{say('run-view.status.unreadable')}</Chip>
      </span>
      <span className="activity-sentence">
        <span className="activity-words" title={sentence}>
          {sentence}
        </span>
      </span>
      <span className="activity-act">
        <Button size="small" onPress={() => void revealRun(unreadable.id)}>
          {say('run-view.show-in-folder')}
        </Button>
      </span>
    </div>
  );
}

function RowTime({ iso }: { iso: string }) {
  const now = useContext(NowContext);
  return (
    <time className="activity-time numbers" dateTime={iso} title={fullTime(iso)}>
      {timeUnderDay(iso, now)}
    </time>
  );
}
