import {
  parseAbsolute,
  Time,
  toCalendarDate,
  toCalendarDateTime,
  today,
  toTime,
  toZoned,
} from '@internationalized/date';
import { useId, useMemo } from 'react';
import type { StoreRelease } from '#shared/domain/app-store';
import {
  chosenRelease,
  hoursAround,
  isSameRelease,
  releaseOf,
  releaseProblem,
} from '#shared/domain/store-draft';
import { say } from '#shared/words/say';
import {
  allZones,
  californiaZone,
  clockBeside,
  clockIn,
  localZone,
  utcZone,
  zoneCity,
  zoneOffset,
} from '#shared/words/time-zone';
import { changeStoreDraft, type StoreCardProps, useStoreTab } from '../../store/app-store';
import { ClockField, DayField } from '../../ui/date-time-fields';
import { Picker } from '../../ui/picker';
import { RadioList } from '../../ui/radio-list';
import { useNow } from '../../ui/use-now';

type ReleaseType = StoreRelease['type'];
type Scheduled = Extract<StoreRelease, { type: 'scheduled' }>;

const types: readonly ReleaseType[] = ['manual', 'after-approval', 'scheduled'];

/** Who releases the version after its approval, and when. */
export function ReleaseFields({ app, page }: StoreCardProps) {
  const { draft } = useStoreTab(app);
  const release = chosenRelease(page, draft);
  const change = (next: StoreRelease) =>
    changeStoreDraft(app, {
      // The zone stays also after App Store Connect has the moment, which it keeps without one.
      ...(next.type === 'scheduled' && { timeZone: next.timeZone }),
      release: page.open !== null && isSameRelease(next, releaseOf(page.open)) ? null : next,
    });
  return (
    <div className="version-release">
      <RadioList
        label={say('store-tab.release')}
        value={release.type}
        options={types.map((value) => ({ value, label: say(`store-tab.release.${value}`) }))}
        onChange={(type) =>
          change(type === 'scheduled' ? firstSchedule(page, draft.timeZone) : { type })
        }
      />
      {release.type === 'scheduled' && <Schedule release={release} onChange={change} />}
    </div>
  );
}

/** What the version has, if that is still ahead; else tomorrow morning. */
function firstSchedule({ open }: StoreCardProps['page'], chosenZone: string | null): Scheduled {
  const timeZone = chosenZone ?? localZone();
  const stored = releaseOf(open);
  if (stored.type === 'scheduled' && releaseProblem(stored, Date.now()) === null)
    return { ...stored, timeZone };
  const morning = toCalendarDateTime(today(timeZone).add({ days: 1 }), new Time(9));
  const { earlier } = hoursAround(toZoned(morning, timeZone).toDate().getTime());
  return { type: 'scheduled', at: new Date(earlier).toISOString(), timeZone };
}

function Schedule({
  release,
  onChange,
}: {
  release: Scheduled;
  onChange: (next: Scheduled) => void;
}) {
  const wordsId = useId();
  const now = useNow(30_000);
  const zone = release.timeZone ?? localZone();
  const at = Date.parse(release.at);
  const chosen = parseAbsolute(release.at, zone);
  const problem = releaseProblem(release, now);
  const put = (day = toCalendarDate(chosen), time = toTime(chosen), timeZone = zone) =>
    onChange({
      type: 'scheduled',
      at: toZoned(toCalendarDateTime(day, time), timeZone).toAbsoluteString(),
      timeZone,
    });
  return (
    <div className="version-schedule">
      <DayField
        label={say('store-tab.release.day')}
        value={toCalendarDate(chosen)}
        min={today(zone)}
        isInvalid={problem === 'past'}
        describedBy={wordsId}
        onChange={(day) => put(day)}
      />
      <ClockField
        label={say('store-tab.release.time')}
        value={toTime(chosen)}
        isInvalid={problem !== null}
        describedBy={wordsId}
        onChange={(time) => put(undefined, time)}
      />
      <ZonePicker zone={zone} at={at} onPick={(timeZone) => put(undefined, undefined, timeZone)} />
      <p className="small numbers" id={wordsId}>
        <span>
          {say('store-tab.release.elsewhere', {
            utc: clockBeside(utcZone, at, zone),
            california: clockBeside(californiaZone, at, zone),
          })}
        </span>
        {problem !== null && (
          <span className="field-error" role="alert">
            {problemWords(problem, zone, at)}
          </span>
        )}
      </p>
    </div>
  );
}

function problemWords(problem: 'past' | 'not-whole-hour', zone: string, at: number): string {
  if (problem === 'past') return say('store-tab.release.past');
  const { earlier, later } = hoursAround(at);
  return say('store-tab.release.whole-hour', {
    earlier: clockIn(zone, earlier),
    later: clockIn(zone, later),
  });
}

/** Longer lists would take a moment to open; typing finds the others. */
const mostListed = 40;

function ZonePicker({
  zone,
  at,
  onPick,
}: {
  zone: string;
  at: number;
  onPick: (zone: string) => void;
}) {
  const nameOf = (id: string) => {
    const [place, offset] = [zoneCity(id), zoneOffset(id, at)];
    return place === offset ? place : say('store-tab.release.zone-name', { place, offset });
  };
  const options = useMemo(() => {
    const first = [...new Set([zone, localZone(), utcZone, californiaZone])];
    const all = [...first, ...allZones().filter((id) => !first.includes(id))];
    return all.map((id) => ({ id, name: zoneCity(id) }));
  }, [zone]);
  return (
    <div className="version-zone">
      <Picker
        label={say('store-tab.release.zone')}
        searchLabel={say('store-tab.release.find-zone')}
        empty={say('store-tab.release.no-zone')}
        chosen={nameOf(zone)}
        options={options}
        matching={(all, typed) => {
          const words = typed.trim().toLowerCase().replaceAll(' ', '_');
          const found = all.filter(({ id, name }) =>
            `${id} ${name}`.toLowerCase().replaceAll(' ', '_').includes(words),
          );
          return found.slice(0, mostListed).map(({ id }) => ({ id, name: nameOf(id) }));
        }}
        onPick={onPick}
      />
    </div>
  );
}
