import { type ReactNode, useMemo } from 'react';
import { wholeDuration } from '#shared/words/format';
import { say } from '#shared/words/say';
import { type AppKey, pageOf, runsOfApp, useAppPages } from '../../store/app-pages';
import { useSnapshots } from '../../store/snapshots';
import { Section } from '../../ui/card';
import { useNow } from '../../ui/use-now';
import { versionAndBuild } from '../../words/package';
import { enoughBuilds, type ProcessingTimes, processingTimes } from '../../words/processing-times';
import './times-card.css';

/** How long Apple took for the builds that were published and watched here. */
export function TimesCard({ app }: { app: AppKey }) {
  const accounts = useSnapshots((state) => state.accounts);
  const runs = useSnapshots((state) => state.runs);
  const appId = useAppPages((state) => pageOf(state, app).value?.app.id ?? null);
  const times = useMemo(
    () => processingTimes(runsOfApp({ accounts, runs }, app, appId)),
    [accounts, runs, app, appId],
  );
  const now = useNow(times.now === null ? 60_000 : 1_000);
  const count = times.builds.length;
  const soFar = times.now === null ? null : Math.max(0, now - Date.parse(times.now.since));
  return (
    <Section
      id="app-times"
      title={say('app-page.times')}
      aside={count >= enoughBuilds ? say('app-page.times.last', { count }) : undefined}
    >
      <div className="times-body">
        {count >= enoughBuilds ? (
          <Chart times={times} soFar={soFar} />
        ) : (
          <div className="times-few">
            <b>{say('app-page.times.few')}</b>
            <span className="small">{say('app-page.times.few-text', { count })}</span>
          </div>
        )}
        <Numbers times={times} soFar={soFar} />
        <Values times={times} />
      </div>
    </Section>
  );
}

interface TimesProps {
  times: ProcessingTimes;
  /** Milliseconds since the upload of the build that is being processed; null if there is none. */
  soFar: number | null;
}

/** Bars from zero, the newest build last; a screen reader gets the summary and the table of values. */
function Chart({ times, soFar }: TimesProps) {
  const { builds, median, slow, longest } = times;
  const whole = Math.max(longest ?? 0, soFar ?? 0, 1);
  const share = (time: number | null) => `${((time ?? 0) / whole) * 100}%`;
  const label = say('app-page.times.summary', {
    count: builds.length,
    median: wholeDuration(median ?? 0),
    slow: wholeDuration(slow ?? 0),
    longest: wholeDuration(longest ?? 0),
  });
  return (
    <div className="times-chart" role="img" aria-label={label}>
      {builds.map((build) => (
        <span
          key={build.runId}
          className={`times-bar ${build.took > (slow ?? 0) ? 'times-bar-slow' : ''}`}
          style={{ blockSize: share(build.took) }}
          title={`${versionAndBuild(build)}: ${wholeDuration(build.took)}`}
        />
      ))}
      {soFar !== null && (
        <span className="times-bar times-bar-now" style={{ blockSize: share(soFar) }} />
      )}
      <span className="times-line" style={{ insetBlockEnd: share(median) }} />
      <span className="times-line times-line-slow" style={{ insetBlockEnd: share(slow) }} />
    </div>
  );
}

function Numbers({ times: { builds, median, slow, longest, now }, soFar }: TimesProps) {
  const fewer = builds.length < enoughBuilds ? builds : [];
  return (
    <dl className="times-numbers numbers">
      {median !== null && (
        <TimeNumber name={say('app-page.times.median')} mark="median">
          {wholeDuration(median)}
        </TimeNumber>
      )}
      {slow !== null && (
        <TimeNumber name={say('app-page.times.slow')} mark="slow">
          {wholeDuration(slow)}
        </TimeNumber>
      )}
      {median !== null && longest !== null && (
        <TimeNumber name={say('app-page.times.longest')}>{wholeDuration(longest)}</TimeNumber>
      )}
      {fewer.map((build) => (
        <TimeNumber key={build.runId} name={versionAndBuild(build)}>
          {wholeDuration(build.took)}
        </TimeNumber>
      ))}
      {now !== null && soFar !== null && (
        <TimeNumber
          name={say('app-page.times.now', { build: now.run.package.buildNumber ?? '–' })}
          mark="now"
        >
          {say('app-page.times.so-far', { time: wholeDuration(soFar) })}
        </TimeNumber>
      )}
    </dl>
  );
}

interface NumberProps {
  name: string;
  mark?: 'median' | 'slow' | 'now';
  children: ReactNode;
}

function TimeNumber({ name, mark, children }: NumberProps) {
  return (
    <div className={`times-number ${mark ? `times-number-${mark}` : ''}`}>
      <dt className="small">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Values({ times: { builds } }: Pick<TimesProps, 'times'>) {
  if (builds.length < enoughBuilds) return null;
  return (
    <div className="unseen">
      <table>
        <caption>{say('app-page.times')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('app-page.column.build')}</th>
            <th scope="col">{say('app-page.times.column-time')}</th>
          </tr>
        </thead>
        <tbody>
          {builds.map((build) => (
            <tr key={build.runId}>
              <th scope="row">{versionAndBuild(build)}</th>
              <td>{wholeDuration(build.took)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
