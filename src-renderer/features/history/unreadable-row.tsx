import { FileX } from 'lucide-react';
import type { UnreadableRun } from '#shared/domain/publish-run';
import { revealRun } from '../../store/run-acts';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { unreadableName, unreadableSentence, unreadableWord } from '../../words/unreadable';
import './run-row.css';
import './unreadable-row.css';

/** A run whose record cannot be read: when it was made, what happened, what is left, and where. */
export function UnreadableRow({ unreadable }: { unreadable: UnreadableRun }) {
  return (
    <div className="run-row unreadable-row">
      <span className="unreadable-icon" aria-hidden>
        <FileX />
      </span>
      <span className="run-row-name numbers">{unreadableName(unreadable)}</span>
      <span className="run-row-chip">
        <Chip tone="look">{unreadableWord}</Chip>
        {unreadable.environment === 'practice' && (
          <Chip tone="practice" hasIcon={false}>
            Practice
          </Chip>
        )}
      </span>
      <span className="unreadable-words small">{unreadableSentence(unreadable)}</span>
      <span className="unreadable-act">
        <Button onPress={() => void revealRun(unreadable.id)}>Show in folder</Button>
      </span>
    </div>
  );
}
