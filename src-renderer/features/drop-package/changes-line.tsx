import { changedNames, changeInShort, changesInShort } from '#shared/change-words';
import type { PackageChange, PackageChanges } from '#shared/domain/package-summary';
import { Fold } from '../../ui/fold';
import { formatSize } from '../../words/size';
import './changes-line.css';

/** What is new since the last published package of this app: a line, and on demand each thing by name. */
export function ChangesLine({ changes }: { changes: PackageChanges }) {
  if (changes.changes.length === 0) return null;
  return (
    <div className="changes numbers">
      <Fold label={changesInShort(changes.since, changes.changes)}>
        <dl className="changes-list small" aria-label="Changes">
          {changes.changes.map((change) => (
            <div key={change.what}>
              <dt>{changeInShort(change)}</dt>
              {changedSizes(change) !== null && <dd>{changedSizes(change)}</dd>}
              {changedNames(change).map((name) => (
                <dd key={name}>
                  <code>{name}</code>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </Fold>
    </div>
  );
}

/** `184 MB → 191 MB`, where the line only has the difference. */
function changedSizes(change: PackageChange): string | null {
  if ('added' in change || change.what !== 'size') return null;
  return `${formatSize(Number(change.before))} → ${formatSize(Number(change.after))}`;
}
