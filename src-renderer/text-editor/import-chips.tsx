import { ArrowRight, X } from 'lucide-react';
import { say } from '#shared/words/say';
import { Chip } from '../ui/chip';

interface ImportChipsProps {
  imported: number;
  changed: number;
  leftOut: number;
}

/** A file of notes in three numbers. */
export function ImportChips({ imported, changed, leftOut }: ImportChipsProps) {
  return (
    <span className="import-chips">
      {imported > 0 && <Chip tone="ok">{say('notes.import.taken', { count: imported })}</Chip>}
      {changed > 0 && (
        <Chip tone="look" icon={ArrowRight}>
          {say('notes.import.codes-changed', { count: changed })}
        </Chip>
      )}
      {leftOut > 0 && (
        <Chip tone="block" icon={X}>
          {say('notes.import.left-out', { count: leftOut })}
        </Chip>
      )}
    </span>
  );
}
