import type { BetaGroup } from '#shared/domain/destination';
import { listedGroup } from '#shared/domain/plan-groups';
import type { PlanGroup } from '#shared/domain/publish-plan';
import type { Losing, Reach } from '#shared/domain/reach';
import { listBetaGroups } from '../asc/beta-groups';
import type { AscClient } from '../asc/client';
import type { Connection } from '../connection';
import { type LostBuilds, readLosing } from './read-losing';
import { readReach } from './read-reach';

/** Who gets a build, and who loses one, before it happens. Only reads. */
export interface ReachReader {
  /**
   * Who gets a new build that is given to these groups: their testers, and those of the internal groups that get every
   * build without being chosen. A group that is gone is not among them.
   */
  read(connection: Connection, appId: string, named: readonly PlanGroup[]): Promise<Reach>;
  /** Who gets a new build that is given to exactly these groups, as they were just listed. */
  count(connection: Connection, groups: readonly BetaGroup[]): Promise<Reach>;
  /** Who can install these builds and can't any longer once they are expired. */
  losing(connection: Connection, builds: LostBuilds): Promise<Losing>;
}

export function makeReach(connect: (connection: Connection) => AscClient): ReachReader {
  return {
    async read(connection, appId, named) {
      const client = connect(connection).brief;
      const groups = await listBetaGroups(client, appId);
      const chosen = new Set(named.map((group) => listedGroup(groups, group)?.id));
      return readReach(
        client,
        groups.filter(({ id, hasAccessToAllBuilds }) => hasAccessToAllBuilds || chosen.has(id)),
      );
    },
    count: (connection, groups) => readReach(connect(connection).brief, groups),
    losing: (connection, builds) => readLosing(connect(connection).brief, builds),
  };
}
