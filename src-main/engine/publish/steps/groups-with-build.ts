import type { GroupGiven } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { groupsHavingBuild, listBetaGroups } from '../../asc/beta-groups';
import { readLagMs } from '../../asc/retry-policy';
import { buildIdOf, known, type StepContext } from '../step';

/**
 * Whether the run's groups still have the build while testers are waited for. Someone may take it from them, or delete
 * them: it is approved then, and never reaches anybody.
 */
export class GroupsWithBuild {
  private missingSince: number | null = null;

  constructor(
    private readonly context: StepContext,
    /** External groups alone decide whether external testers get it. */
    private readonly onlyExternal: boolean,
  ) {}

  /**
   * Whether one of them has it, or might. `seen` is what the build itself shows. Throws `groups-without-build` once
   * none has had it for longer than reads lag.
   */
  async hasAny(seen: ReadonlySet<string> | null): Promise<boolean> {
    const wanted = this.wanted();
    const isIn = (ids: ReadonlySet<string> | null): boolean =>
      wanted.some(({ id }) => id !== undefined && ids?.has(id) === true);
    const isUnknown = wanted.length === 0 || wanted.some(({ id }) => id === undefined);
    if (isUnknown || isIn(seen)) return this.isThere();
    const filtered = await groupsHavingBuild(this.context.asc, buildIdOf(this.context));
    if (isIn(filtered) || (seen === null && filtered === null)) return this.isThere();
    const now = this.context.clock.monotonic();
    this.missingSince ??= now;
    if (now - this.missingSince > readLagMs) await this.raise(wanted);
    await this.context.report(message('wait.groups', { groups: namesOf(wanted) }));
    return false;
  }

  private isThere(): true {
    this.missingSince = null;
    return true;
  }

  private wanted(): GroupGiven[] {
    return this.context.record.run.groups.filter(({ isInternal, state }) =>
      this.onlyExternal ? isInternal !== true : state !== 'automatic',
    );
  }

  private async raise(wanted: readonly GroupGiven[]): Promise<never> {
    const { asc, record } = this.context;
    const { app, package: info } = record.run;
    const listed = await listBetaGroups(asc, known(app?.id, 'app'), { counts: false });
    const areDeleted = wanted.every(({ id }) => listed.every((group) => group.id !== id));
    const facts = { build: info.buildNumber ?? '', groups: namesOf(wanted), count: wanted.length };
    return areDeleted
      ? fail('groups-without-build', message('error.groups-without-build.deleted', facts), {
          whatToDo: message('error.groups-without-build.fix-deleted'),
        })
      : fail('groups-without-build', message('error.groups-without-build.removed', facts));
  }
}

function namesOf(groups: readonly GroupGiven[]): { list: string[] } {
  return { list: groups.map(({ name }) => name) };
}
