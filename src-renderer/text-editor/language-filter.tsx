import { Circle, Eye, OctagonX } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { say } from '#shared/words/say';
import {
  changeLanguageView,
  countNeeds,
  type LanguageGroup,
  type LanguageNeed,
  useLanguageView,
} from '../store/language-list';
import { focusNote } from '../ui/focus-note';
import { SearchField } from '../ui/search-field';
import { useNotes } from './notes-context';

/** Enter goes to the note of the first language that is found. */
export function LanguageFilter({ groups }: { groups: readonly LanguageGroup[] }) {
  const { locales, choose } = useNotes();
  const query = useLanguageView((state) => state.query);
  const first = groups.flatMap((group) => group.locales)[0];
  return (
    <SearchField
      label={say('notes.filter')}
      placeholder={say('notes.filter.placeholder', { count: locales.length })}
      clearLabel={say('notes.filter.clear')}
      shortcut="/"
      value={query}
      onChange={(typed) => changeLanguageView({ query: typed })}
      onSubmit={() => {
        if (first === undefined) return;
        choose(first);
        changeLanguageView({ selected: new Set([first]) });
        requestAnimationFrame(focusNote);
      }}
    />
  );
}

const needs = [
  { need: 'empty', words: 'notes.needs.empty', icon: Circle },
  { need: 'to-fix', words: 'notes.needs.to-fix', icon: OctagonX },
  { need: 'to-review', words: 'notes.needs.to-review', icon: Eye },
] as const;

/** How many languages need what; each is a toggle that lists only those. */
export function NeedChips() {
  const book = useNotes();
  const only = useLanguageView((state) => state.only);
  const counts = countNeeds(book);
  const shown = needs.filter(({ need }) => counts[need] > 0 || only === need);
  if (shown.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of chips.
    <div className="need-chips" role="group" aria-label={say('notes.needs')}>
      {shown.map(({ need, words, icon: Icon }) => (
        <ToggleButton
          key={need}
          className={`need-chip need-chip-${need}`}
          isSelected={only === need}
          onChange={(isOn) => toggle(need, isOn)}
        >
          <Icon aria-hidden />
          {say(words, { count: counts[need] })}
        </ToggleButton>
      ))}
    </div>
  );
}

function toggle(need: LanguageNeed, isOn: boolean): void {
  changeLanguageView({ only: isOn ? need : null, selected: new Set() });
}
