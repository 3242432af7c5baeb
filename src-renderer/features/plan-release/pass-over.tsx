import { useState } from 'react';
import type { Finding } from '#shared/domain/finding';
import { passingOf, passingWord } from '#shared/domain/overriding';
import { passOver, takeBack } from '../../store/passing-acts';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { GuardedButton } from '../../ui/guarded-button';
import { TextInput } from '../../ui/text-input';
import { passingAct, passingConsequence, passingGaps, passingScope } from '../../words/passing';

interface PassOverProps {
  finding: Finding;
  isPassed: boolean;
  fileName: string;
}

/** Publishes although a check fails: one check, with a reason, for this file; and the way back. */
export function PassOver({ finding, isPassed, fileName }: PassOverProps) {
  const [isOpen, setOpen] = useState(false);
  const act = passingAct(passingOf(finding));
  if (act === null) return null;
  // One button in both states: the keyboard stays where it is.
  return (
    <>
      <Button kind="ghost" onPress={() => (isPassed ? takeBack(finding) : setOpen(true))}>
        {isPassed ? 'Take back' : act}
      </Button>
      <Sheet
        title="Publish although this check fails?"
        size="narrow"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <PassOverForm finding={finding} fileName={fileName} onEnd={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

interface PassOverFormProps {
  finding: Finding;
  fileName: string;
  onEnd: () => void;
}

function PassOverForm({ finding, fileName, onEnd }: PassOverFormProps) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const passing = passingOf(finding);
  const gaps = passingGaps(passing, reason, typed);
  const pass = () => {
    if (gaps.length > 0) return;
    passOver(finding, reason);
    onEnd();
  };
  return (
    <form
      className="pass-over"
      onSubmit={(event) => {
        event.preventDefault();
        pass();
      }}
    >
      <div className="sheet-words">
        <p>
          <b>{finding.title}.</b> {passingConsequence(passing, finding.severity === 'warning')}
        </p>
        <p className="small">{passingScope(fileName)}</p>
      </div>
      <TextInput label="Reason" value={reason} onChange={setReason} autoFocus isRequired />
      {passing === 'word' && (
        <TextInput
          label={`Type “${passingWord}” to go on`}
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
