import type { NotifyTesters } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { changeDraft } from '../../store/draft-actions';
import { Select } from '../../ui/select';
import { TextInput } from '../../ui/text-input';
import {
  choiceOf,
  localMoment,
  momentFrom,
  type NotifyChoice,
  notifyOptions,
  notifySentence,
  proposedMoment,
} from '../../words/notify';

function change(notify: NotifyTesters): void {
  changeDraft((draft) => ({ ...draft, notify }));
}

function choose(choice: NotifyChoice): void {
  change(choice === 'at-time' ? { at: proposedMoment(Date.now()) } : choice);
}

/** When testers are emailed, and what that means for when they can install the build. */
export function NotifyChoiceRow({ notify }: { notify: NotifyTesters }) {
  return (
    <div className="notify-choice">
      <span className="switch-label">{say('testers.email.label')}</span>
      <Select
        label={say('testers.email.label')}
        value={choiceOf(notify)}
        options={notifyOptions()}
        onChange={(id) => choose(id as NotifyChoice)}
      />
      {typeof notify === 'object' && (
        <TextInput
          label={say('testers.email.time')}
          type="datetime-local"
          value={localMoment(notify.at)}
          onChange={(local) => {
            const at = momentFrom(local);
            if (at !== null) change({ at });
          }}
        />
      )}
      <p className="small notify-words">{notifySentence(notify)}</p>
    </div>
  );
}
