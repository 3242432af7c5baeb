import { useMemo } from 'react';
import { knownLocales } from '#shared/asc/locales';
import { addLocale } from '../../store/note-acts';
import { Picker } from '../../ui/picker';
import { localeName } from '../../words/locale';

interface AddLocaleProps {
  /** What the app already has at App Store Connect; offered even where Slipway does not know it yet. */
  atApple: readonly string[];
  listed: readonly string[];
}

export function AddLocale({ atApple, listed }: AddLocaleProps) {
  const options = useMemo(
    () =>
      [...new Set([...atApple, ...knownLocales])]
        .filter((locale) => !listed.includes(locale))
        .map((id) => ({ id, name: localeName(id) }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [atApple, listed],
  );
  return (
    <Picker
      label="Add language"
      searchLabel="Find a language"
      options={options}
      empty="Apple has no such language."
      onPick={addLocale}
    />
  );
}
