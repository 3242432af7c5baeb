import { Check, CircleDashed } from 'lucide-react';
import type { RowLines } from './row-lines';

/** One line a locale or a group; a tick only once Apple has shown it again. */
export function WrittenLines({ noun, lines }: RowLines) {
  return (
    <ul className="written" aria-label={noun === 'language' ? 'Languages' : 'Groups'}>
      {lines.map(({ name, words, isDone }) => (
        <li key={name} className={`written-line ${isDone ? '' : 'written-waiting'}`}>
          {isDone ? <Check aria-hidden /> : <CircleDashed aria-hidden />}
          <bdi className="written-name">{name}</bdi>
          <span className="small">{words}</span>
        </li>
      ))}
    </ul>
  );
}
