import { Check, CircleDashed, TriangleAlert, X } from 'lucide-react';
import type { KeyCheckResult } from '#shared/domain/key-report';
import { inWords } from '#shared/words/say';
import './key-results.css';

const icons = {
  passed: Check,
  warning: TriangleAlert,
  failed: X,
  'not-checked': CircleDashed,
} as const;

/** What a check of a key looked at, in its order, each in a few words. */
export function KeyResults({ results }: { results: readonly KeyCheckResult[] }) {
  return (
    <ul className="key-results small">
      {results.map(({ check, state, words }) => {
        const Icon = icons[state];
        return (
          <li key={check} className={`key-result-${state}`}>
            <Icon aria-hidden />
            {inWords(words)}
          </li>
        );
      })}
    </ul>
  );
}
