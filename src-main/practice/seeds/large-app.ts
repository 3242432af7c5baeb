import { fixedId } from '../world/ids';
import type { AppRow, BetaGroupRow, BetaTesterRow } from '../world/rows';
import { addOrbitGroups, addOrbitNotes } from './everyday';
import { addNote, addOlderBuild } from './past-builds';
import type { SeedBuilder } from './seed-builder';
import { addGroup } from './team';

const allGroups = 300;
const allTesters = 10_000;
const builds = 2_000;
const buildsOfVersion = 20;
/** Days between two builds: the oldest are expired, most are not. */
const daysBetween = 0.06;

const places = [
  'Austin',
  'Bergen',
  'Cairo',
  'Delhi',
  'Lagos',
  'Lima',
  'Lyon',
  'Oslo',
  'Porto',
  'Quito',
];
const kinds = ['Beta', 'Early access', 'Education', 'Friends', 'Partners', 'Press'];
const firstNames = [
  'Ada',
  'Bao',
  'Chloé',
  'Dmitri',
  'Eva',
  'Farid',
  'Grace',
  'Hana',
  'Ines',
  'Jun',
  null,
];
const lastNames = [
  'Abara',
  'Berg',
  'Costa',
  'Dubois',
  'Eriksen',
  'Fischer',
  'García',
  'Haddad',
  'Ito',
];
const states = [
  'INSTALLED',
  'INSTALLED',
  'ACCEPTED',
  'INSTALLED',
  'INVITED',
  'NOT_INVITED',
] as const;

/** One app whose lists are as long as Apple allows, or as a busy team has them. */
export function seedLargeApp(builder: SeedBuilder): void {
  const app = addOrbitNotes(builder);
  const { circle } = addOrbitGroups(builder, app);
  const groups = [circle, ...addManyGroups(builder, app)];
  addManyTesters(builder, groups);
  for (let count = 1; count <= builds; count += 1) {
    const build = addOlderBuild(builder, app, {
      shortVersion: `1.${Math.floor((count - 1) / buildsOfVersion)}`,
      number: String(count),
      daysOld: (builds - count + 1) * daysBetween,
      groups: count % 3 === 0 ? [circle] : [],
    });
    if (count % 2 === 0) addNote(builder, build, 'en-US', `Faster search, and ${count} fixes.`);
  }
}

/** External ones: people of an internal group are users of the team. */
function addManyGroups(builder: SeedBuilder, app: AppRow): BetaGroupRow[] {
  const groups: BetaGroupRow[] = [];
  for (let number = 0; builder.state.betaGroups.length < allGroups; number += 1) {
    const place = places[number % places.length];
    const kind = kinds[Math.floor(number / places.length) % kinds.length];
    const name = `${kind} ${place} ${Math.floor(number / (places.length * kinds.length)) + 1}`;
    const group = { name, isInternalGroup: false, hasAccessToAllBuilds: false };
    groups.push(addGroup(builder, app, group, 0));
  }
  return groups;
}

/** Most are in one group, some in two; some joined by a public link and have no address. */
function addManyTesters({ state }: SeedBuilder, groups: readonly BetaGroupRow[]): void {
  for (let number = state.betaTesters.length; number < allTesters; number += 1) {
    const group = (place: number) => groups[place % groups.length]?.id ?? '';
    const isByLink = number % 50 === 7;
    const row: BetaTesterRow = {
      id: fixedId('large-app tester', String(number)),
      firstName: firstNames[number % firstNames.length] ?? null,
      lastName: lastNames[number % lastNames.length] ?? null,
      email: isByLink ? null : `tester-${number + 1}@example.com`,
      inviteType: isByLink ? 'PUBLIC_LINK' : 'EMAIL',
      state: states[number % states.length] ?? 'INSTALLED',
      // Half of all are in one group.
      betaGroupIds: [number % 2 === 0 ? group(0) : group(number)],
    };
    if (number % 9 === 0) row.betaGroupIds.push(group(number + 5));
    state.betaTesters.push({ ...row, betaGroupIds: [...new Set(row.betaGroupIds)] });
  }
}
