import type { Hold } from '#shared/domain/publish-run';
import { useNow } from '../../ui/use-now';
import {
  heldSinceWords,
  holdDetail,
  holdEndWords,
  holdSentence,
  holdWords,
} from '../../words/hold';
import './hold-lines.css';

/** Why the run stands still, since when, and when it is tried again. Announced elsewhere, once; not each second. */
export function HoldLines({ hold }: { hold: Hold }) {
  const now = useNow(1000);
  const { title, tone } = holdWords(hold);
  const detail = holdDetail(hold);
  return (
    <div className="hold">
      <p className={`title-small hold-title hold-${tone}`}>{title}</p>
      <p>{holdSentence(hold)}</p>
      {detail !== null && <p className="small">{detail}</p>}
      <p className="small numbers hold-times">
        <span>{heldSinceWords(hold, now)}</span>
        <span>{holdEndWords(hold, now)}</span>
      </p>
    </div>
  );
}
