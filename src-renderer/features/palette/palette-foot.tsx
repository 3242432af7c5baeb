import { say } from '#shared/words/say';
import { commandKey } from '../../words/keys';
import type { Entry } from './entry';

interface PaletteFootProps {
  current: Entry | undefined;
  /** Null before anything is typed. */
  count: number | null;
  /** What was just copied, in words. */
  copied: string | null;
}

/** The keys, and how many lines match: also read aloud, because a dialog hides the window's own status. */
export function PaletteFoot({ current, count, copied }: PaletteFootProps) {
  return (
    <div className="palette-foot small">
      <span className="palette-hints" aria-hidden>
        {current !== undefined && (
          <span>
            <kbd>↑</kbd>
            <kbd>↓</kbd>
            {say('palette.move')}
          </span>
        )}
        {current !== undefined && !current.reason && (
          <span>
            <kbd>↵</kbd>
            {say('palette.open')}
          </span>
        )}
        {current?.copies !== undefined && (
          <span>
            <kbd>{commandKey('C')}</kbd>
            {say(`palette.copy.${current.copies.kind}`)}
          </span>
        )}
      </span>
      <span className="grow" />
      <span className="palette-count numbers" role="status">
        {copied ?? (count === null ? '' : say('palette.results', { count }))}
      </span>
    </div>
  );
}
