import { createElement } from 'react';
import { say } from '#shared/words/say';
import './changed-words.css';
import { inOrder } from './pieces';
import type { Change } from './word-diff';

/** A text with what was added to it and removed from it, also for those who hear it read. */
export function ChangedWords({ changes }: { changes: readonly Change[] }) {
  return inOrder(changes.map(changed));
}

function changed({ kind, text }: Change) {
  if (kind === 'same') return text;
  const isAdded = kind === 'added';
  return createElement(
    isAdded ? 'ins' : 'del',
    { className: isAdded ? 'words-added' : 'words-removed' },
    createElement(
      'span',
      { className: 'unseen' },
      ` ${say(isAdded ? 'notes.changes.added' : 'notes.changes.removed')} `,
    ),
    // A line break alone would not be seen as a change.
    text.replaceAll('\n', '↵\n'),
    createElement('span', { className: 'unseen' }, ` ${say('notes.changes.end')} `),
  );
}
