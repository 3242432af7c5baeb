import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type {
  ExpiryAct,
  ExpiryOutcome,
  ExpiryPreview,
  ExpiryResult,
  ExpiryRow,
} from '#shared/domain/expiry';
import { testersTouched } from '#shared/domain/expiry';
import { groupNames, guardWords, outcomeWords } from '#shared/words/expiry-words';
import { formatWhole, listed } from '#shared/words/format';
import { inWords, say } from '#shared/words/say';
import { dayOf } from '#shared/words/time';
import { tickBuilds, useExpiry } from '../../store/expiry';
import { Chip } from '../../ui/chip';
import { errorSentences } from '../../words/error';
import type { Tone } from '../../words/format';
import { platformName, versionAndBuild } from '../../words/package';
import { BuildGrid } from './build-grid';
import type { ColumnShape } from './use-columns';
import './expiry-table.css';

/** Before the list scrolls. */
const visibleRows = 9;

type ColumnId = 'tick' | 'build' | 'uploaded' | 'groups' | 'testers' | 'note';

const columns: readonly ColumnShape<ColumnId>[] = [
  { id: 'tick', width: 44, from: 0, isUnseen: true },
  { id: 'build', width: 140, from: 0 },
  { id: 'groups', width: '1fr', from: 520 },
  { id: 'uploaded', width: 96, from: 660 },
  { id: 'testers', width: 84, from: 700, isNumber: true },
  { id: 'note', width: '2fr', from: 0 },
];

/** A row a build; Space ticks it. What a person should look at first says why it is not ticked. */
export function ExpiryTable({ preview }: { preview: ExpiryPreview }) {
  const ticked = useExpiry((state) => state.ticked);
  const now = Date.now();
  const isMixed = preview.platforms.length > 1;
  return (
    <BuildGrid
      label={say('expiry.builds')}
      columns={columns}
      rows={preview.rows}
      visibleRows={visibleRows}
      header="build"
      headingOf={(column) => say(`expiry.column.${column}`)}
      textOf={versionAndBuild}
      contentOf={(column, row) => contentOf(column, row, preview, { now, isMixed })}
      dependencies={[preview]}
      selectionMode="multiple"
      selectedKeys={ticked}
      // Esc closes the sheet; it must not first clear what was ticked.
      escapeKeyBehavior="none"
      onSelectionChange={(keys) =>
        tickBuilds(
          new Set(keys === 'all' ? preview.rows.map(({ id }) => id) : [...keys].map(String)),
        )
      }
    />
  );
}

function contentOf(
  column: ColumnId,
  row: ExpiryRow,
  { groups }: ExpiryPreview,
  { now, isMixed }: { now: number; isMixed: boolean },
): ReactNode {
  switch (column) {
    case 'tick':
      return (
        <span className="expiry-tick" aria-hidden>
          <Check />
        </span>
      );
    case 'build': {
      const name = versionAndBuild(row);
      return (
        <b className="expiry-words numbers" title={name}>
          <bdi>{name}</bdi>
          {isMixed && <span className="expiry-platform"> {platformName(row.platform)}</span>}
        </b>
      );
    }
    case 'uploaded':
      return <Words>{row.uploadedDate === null ? null : dayOf(row.uploadedDate, now)}</Words>;
    case 'groups':
      return (
        <Words>{row.groupIds === null ? null : listed(groupNames(row.groupIds, groups))}</Words>
      );
    case 'testers': {
      const count = testersTouched(groups, [row]);
      return <Words>{count === null ? null : formatWhole(count)}</Words>;
    }
    case 'note': {
      const words = guardWords(row, groups);
      return (
        words !== null && (
          <span className="expiry-note" title={words}>
            <Chip tone="look">{words}</Chip>
          </span>
        )
      );
    }
  }
}

/** A dash for what is not known. */
function Words({ children }: { children: string | null }) {
  return children === null ? (
    <span className="expiry-absent">–</span>
  ) : (
    <span className="expiry-words" title={children}>
      {children}
    </span>
  );
}

const tones: Record<ExpiryOutcome, Tone> = {
  waiting: 'quiet',
  sending: 'busy',
  accepted: 'busy',
  expired: 'ok',
  'already-expired': 'quiet',
  skipped: 'look',
  failed: 'block',
  unknown: 'look',
  'not-tried': 'quiet',
};

/** The builds that were not tried have the reason of the one that failed. */
function whyOf({ outcome, reason, error }: ExpiryResult): string | null {
  if (outcome === 'not-tried') return null;
  if (reason !== null) return inWords(reason);
  return error === null ? null : errorSentences(error);
}

/** What needs a look comes first, then every other build in the order of the list. */
export function ExpiryResults({ act }: { act: ExpiryAct }) {
  const isOdd = ({ outcome }: ExpiryResult) =>
    outcome === 'failed' || outcome === 'unknown' || outcome === 'skipped';
  const results = [...act.results.filter(isOdd), ...act.results.filter((one) => !isOdd(one))];
  return (
    <div className="expiry-results">
      <table className="expiry-result-table" aria-label={say('expiry.results')}>
        <thead>
          <tr>
            <th scope="col">{say('expiry.column.build')}</th>
            <th scope="col">{say('expiry.column.result')}</th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={result.build.id}>
              <td>
                <b className="numbers">
                  <bdi>{versionAndBuild(result.build)}</bdi>
                </b>
              </td>
              <td>
                <Chip tone={tones[result.outcome]}>{outcomeWords(result)}</Chip>{' '}
                <span className="small">{whyOf(result)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
