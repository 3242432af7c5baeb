import { useState } from 'react';
import type { Finding } from '#shared/domain/finding';
import { overrideRequirement, overrideWord } from '#shared/domain/overriding';
import { message } from '#shared/words/message';
import { inPieces, say } from '#shared/words/say';
import { overrideFinding, removeOverride } from '../../store/plan-actions';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { GuardedButton } from '../../ui/guarded-button';
import { Pieces } from '../../ui/pieces';
import { TextInput } from '../../ui/text-input';
import {
  overrideConsequence,
  overrideGaps,
  overrideLabel,
  overrideScope,
} from '../../words/finding';

interface OverrideCheckProps {
  finding: Finding;
  isOverridden: boolean;
  fileName: string;
  /** Whether the app's preset lets people override it. */
  isAllowed: boolean;
}

/** Overrides one failed check, with a reason, for this file only; and undoes that. */
export function OverrideCheck({ finding, isOverridden, fileName, isAllowed }: OverrideCheckProps) {
  const [isOpen, setOpen] = useState(false);
  const act = overrideLabel(overrideRequirement(finding));
  if (act === null) return null;
  if (!isAllowed && !isOverridden) {
    if (finding.severity !== 'blocker') return null;
    return <span className="small">{say('override.not-allowed')}</span>;
  }
  // One button in both states, so that it keeps the focus.
  return (
    <>
      <Button kind="ghost" onPress={() => (isOverridden ? removeOverride(finding) : setOpen(true))}>
        {isOverridden ? say('override.undo') : act}
      </Button>
      <Sheet
        title={say('override.title')}
        size="narrow"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <OverrideForm finding={finding} fileName={fileName} onEnd={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

interface OverrideFormProps {
  finding: Finding;
  fileName: string;
  onEnd: () => void;
}

function OverrideForm({ finding, fileName, onEnd }: OverrideFormProps) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const requirement = overrideRequirement(finding);
  const gaps = overrideGaps(requirement, reason, typed);
  const override = () => {
    if (gaps.length > 0) return;
    overrideFinding(finding, reason);
    onEnd();
  };
  return (
    <form
      className="override-check"
      onSubmit={(event) => {
        event.preventDefault();
        override();
      }}
    >
      <div className="sheet-words">
        <p>
          <Pieces of={inPieces(message('override.finding', { title: finding.title }))} />{' '}
          {overrideConsequence(requirement, finding.severity === 'warning')}
        </p>
        <p className="small">{overrideScope(fileName)}</p>
      </div>
      <TextInput
        label={say('override.reason')}
        value={reason}
        onChange={setReason}
        autoFocus
        isRequired
      />
      {requirement === 'word' && (
        <TextInput
          label={say('override.type-word', { word: overrideWord })}
          value={typed}
          onChange={setTyped}
          isRequired
        />
      )}
      <div className="sheet-foot">
        <Button onPress={onEnd}>{say('button.cancel')}</Button>
        <GuardedButton reasons={gaps}>{say('override.submit')}</GuardedButton>
      </div>
    </form>
  );
}
