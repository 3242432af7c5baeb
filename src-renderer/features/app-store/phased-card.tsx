import {
  longestPhasedPause,
  type PhasedRelease,
  type StoreVersion,
} from '#shared/domain/app-store';
import { type PhasedDay, pauseDaysLeft, phasedDays } from '#shared/domain/store-stage';
import { perLocale } from '#shared/words/language';
import { inWords, say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { dayOf } from '#shared/words/time';
import type { StoreCardProps, StoreKey } from '../../store/app-store';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { ErrorNotice } from '../../ui/error-notice';
import { useNow } from '../../ui/use-now';
import { pauseWords, phasedText, showsPhased, standingAlone } from '../../words/store-release';
import { useStoreAct } from './submission-card';
import './phased-card.css';

/** A release to a growing share of users, day by day. */
export function PhasedCard({ app, page }: StoreCardProps) {
  const now = useNow(60_000);
  const version = page.live;
  if (version?.phased == null || !showsPhased(version.phased, now)) return null;
  return <Phased app={app} version={version} phased={version.phased} now={now} />;
}

interface PhasedProps {
  app: StoreKey;
  version: StoreVersion;
  phased: PhasedRelease;
  now: number;
}

const tones = { ACTIVE: 'busy', PAUSED: 'look', COMPLETE: 'ok' } as const;

function Phased({ app, version, phased, now }: PhasedProps) {
  const { act, refused } = useStoreAct(app, version.id);
  const days = phasedDays(phased);
  const today = days.find(({ is }) => is === 'today') ?? null;
  const { state, startDate } = phased;
  const tone = Object.hasOwn(tones, state) ? tones[state as keyof typeof tones] : 'quiet';
  const pauses = pauseWords(phased);
  const isRunning = state === 'ACTIVE' || state === 'PAUSED';
  return (
    <Section
      title={say('phased.title')}
      id="store-phased"
      className="phased"
      aside={say('phased.of-version', { version: version.versionString || '–' })}
      actions={<Chip tone={tone}>{standingAlone(inWords(stateText('phased', state)))}</Chip>}
    >
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      <Bars days={days} isPaused={state === 'PAUSED'} />
      <p>{phasedText(phased, today?.share ?? null, now)}</p>
      <p className="small">{say('phased.anyone')}</p>
      <p className="small numbers phased-facts">
        {startDate !== null && <span>{say('phased.started', { day: dayOf(startDate, now) })}</span>}
        {pauses !== '' && <span>{pauses}</span>}
      </p>
      {isRunning && (
        <div className="phased-acts">
          {/* One button in one place: it keeps the focus when it turns into the other. */}
          {(state === 'PAUSED' || (pauseDaysLeft(phased) ?? longestPhasedPause) > 0) && (
            <Button
              key="pause-or-resume"
              onPress={() => act(state === 'PAUSED' ? 'resume-phased' : 'pause-phased')}
            >
              {say(state === 'PAUSED' ? 'phased.resume' : 'phased.pause')}
            </Button>
          )}
          <Button onPress={() => act('complete-phased')}>{say('phased.release-to-all')}</Button>
        </div>
      )}
    </Section>
  );
}

const percent = perLocale((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));

/** Seven bars, with a table for who can't see them. */
function Bars({ days, isPaused }: { days: readonly PhasedDay[]; isPaused: boolean }) {
  return (
    <figure className="phased-figure">
      <div className="phased-bars" data-paused={isPaused || undefined} aria-hidden>
        {days.map(({ day, share, is }) => (
          <div key={day} className={`phased-day phased-${is}`}>
            <span className="phased-track">
              <span className="phased-bar" style={{ blockSize: `${share}%` }} />
            </span>
            <span className="phased-share numbers">{percent().format(share / 100)}</span>
            <span className="phased-today">{is === 'today' && say('phased.today')}</span>
          </div>
        ))}
      </div>
      {/* A table is as wide as its words, whatever its style says; what hides it has to clip it. */}
      <div className="unseen">
        <table>
          <caption>{say('phased.picture')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('phased.column.day')}</th>
              <th scope="col">{say('phased.column.share')}</th>
              <th scope="col">{say('phased.column.state')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, share, is }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{percent().format(share / 100)}</td>
                <td>{say(`phased.is.${is}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className="small" aria-hidden>
        {say('phased.picture')}
      </figcaption>
    </figure>
  );
}
