import { X } from 'lucide-react';
import type { PlanGroup } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import type { NamedGroup } from '../../store/batches';
import { IconButton } from '../../ui/button';
import { Picker } from '../../ui/picker';

interface GroupFieldProps {
  groups: readonly PlanGroup[];
  /** What the checks have read of the apps. */
  known: readonly NamedGroup[];
  onChange: (groups: PlanGroup[]) => void;
}

/** Groups by name: chosen from those that the apps have, or typed. */
export function GroupField({ groups, known, onChange }: GroupFieldProps) {
  const open = known.filter(({ name }) => groups.every((group) => group.name !== name));
  const options = open.map((group) => ({
    id: group.name,
    name: group.name,
    aside: inAppsWords(group),
  }));
  return (
    <div className="batch-field">
      <span className="field-label">{say('batch.groups')}</span>
      {groups.length > 0 && (
        <ul className="batch-groups" aria-label={say('batch.groups')}>
          {groups.map(({ name }) => (
            <li key={name} className="batch-group">
              <bdi className="batch-app">{name}</bdi>
              <span className="small numbers">
                {inAppsWords(known.find((group) => group.name === name) ?? null)}
              </span>
              <span className="grow" />
              <IconButton
                label={say('batch.group.remove', { group: name })}
                onPress={() => onChange(groups.filter((group) => group.name !== name))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Picker
        label={say('batch.group.add')}
        searchLabel={say('batch.group.search')}
        options={options}
        empty={say('batch.group.none-known')}
        matching={(all, typed) => withTyped(all, typed.trim(), groups)}
        onPick={(name) => onChange([...groups, { id: null, name }])}
      />
    </div>
  );
}

/** A name that no app has can still be chosen: the checks look it up in each app. */
function withTyped(
  options: readonly { id: string; name: string; aside?: string }[],
  typed: string,
  chosen: readonly PlanGroup[],
) {
  const wanted = typed.toLocaleLowerCase();
  const found = options
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    // Enter takes the first: the name that was typed in full.
    .sort((one, other) => Number(other.name === typed) - Number(one.name === typed));
  const isNew = typed !== '' && [...options, ...chosen].every((one) => one.name !== typed);
  return isNew ? [...found, { id: typed, name: typed, aside: say('batch.group.new') }] : found;
}

/** Nothing for a group of one app: its name says it all. */
function inAppsWords(group: NamedGroup | null): string {
  if (group === null) return say('batch.group.new');
  const { count, all } = group;
  return all < 2 ? '' : say('batch.group.in-apps', { count, all, missing: all - count });
}
