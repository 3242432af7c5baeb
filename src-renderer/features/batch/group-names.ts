import type { PlanGroup } from '#shared/domain/publish-plan';

/** Group names as they are typed, with commas between them. */
export function groupsText(groups: readonly PlanGroup[] | undefined): string {
  return (groups ?? []).map(({ name }) => name).join(', ');
}

/** Matched by name in each app. */
export function namedGroups(text: string): PlanGroup[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...new Set(names)].map((name) => ({ id: null, name }));
}
