import { asSentence, say } from '#shared/words/say';
import type { OpenPlan } from '../../store/plan';
import './choice-source-line.css';

/** Which watched folder the package arrived in, and why it was left to a person; nothing for one that was opened. */
export function WatchSourceLine({ plan: { watched } }: { plan: OpenPlan }) {
  if (watched === null) return null;
  const { folder, held } = watched;
  return (
    <div className="choice-source small">
      <p className="grow">
        {say('watch.source', { folder })}
        {held !== null && (
          <span className="choice-source-more choice-source-renamed">
            {say('watch.held', { reason: asSentence(held) })}
          </span>
        )}
      </p>
    </div>
  );
}
