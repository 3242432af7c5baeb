import { useState } from 'react';
import type { Finding } from '#shared/domain/finding';
import { overrideRequirement, overrideWord } from '#shared/domain/overriding';
import { inWords } from '#shared/words/say';
import { overrideFinding, removeOverride } from '../../store/plan-actions';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { GuardedButton } from '../../ui/guarded-button';
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
}

/** Overrides one failed check, with a reason, for this file only; and undoes that. */
export function OverrideCheck({ finding, isOverridden, fileName }: OverrideCheckProps) {
  const [isOpen, setOpen] = useState(false);
  const act = overrideLabel(overrideRequirement(finding));
  if (act === null) return null;
  // One button in both states, so that it keeps the focus.
  return (
    <>
      <Button kind="ghost" onPress={() => (isOverridden ? removeOverride(finding) : setOpen(true))}>
        {isOverridden ? 'Take back' : act}
      </Button>
      <Sheet
        title="Publish although this check fails?"
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
  const passing = overrideRequirement(finding);
  const gaps = overrideGaps(passing, reason, typed);
  const pass = () => {
    if (gaps.length > 0) return;
    overrideFinding(finding, reason);
    onEnd();
  };
  return (
    <form
      className="override-check"
      onSubmit={(event) => {
        event.preventDefault();
        pass();
      }}
    >
      <div className="sheet-words">
        <p>
          <b>{inWords(finding.title)}.</b>{' '}
          {overrideConsequence(passing, finding.severity === 'warning')}
        </p>
        <p className="small">{overrideScope(fileName)}</p>
      </div>
      <TextInput label="Reason" value={reason} onChange={setReason} autoFocus isRequired />
      {passing === 'word' && (
        <TextInput
          label={`Type “${overrideWord}” to go on`}
          value={typed}
          onChange={setTyped}
          isRequired
        />
      )}
      <div className="sheet-foot">
        <Button onPress={onEnd}>Cancel</Button>
        <GuardedButton reasons={gaps}>Pass over this check</GuardedButton>
      </div>
    </form>
  );
}
