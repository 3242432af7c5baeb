import type { WhenReviewBusy } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { changeDraft } from '../../store/draft-actions';
import { Select } from '../../ui/select';

const choices = ['ask', 'wait', 'skip'] as const;

/** What the run does if Apple still reviews another build of the version by then. To replace that build, it asks. */
export function ReviewBusyRow({ choice }: { choice: WhenReviewBusy }) {
  const value = typeof choice === 'string' ? choice : 'ask';
  return (
    <div className="notify-choice">
      <span className="switch-label">{say('review-busy.label')}</span>
      <Select
        label={say('review-busy.label')}
        value={value}
        options={choices.map((id) => ({ id, name: say(`review-busy.choice.${id}`) }))}
        onChange={(id) =>
          changeDraft((draft) => ({ ...draft, whenReviewBusy: id as WhenReviewBusy }))
        }
      />
      <p className="small notify-words">{say(`review-busy.${value}-means`)}</p>
    </div>
  );
}
