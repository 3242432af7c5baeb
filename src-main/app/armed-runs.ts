import type { OpenedPackage } from '#shared/domain/opened-package';
import type { Armed, Preset } from '#shared/domain/preset';
import type { PublishRun } from '#shared/domain/publish-run';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Engine } from '../engine/engine';
import { armedPlan } from '../engine/presets/armed-plan';
import type { Confirmer } from './confirm';
import type { ConfirmedRuns } from './confirmed-runs';

interface Parts {
  engine: Engine;
  confirmer: Confirmer;
  confirmedRuns: ConfirmedRuns;
}

/** What publishes without a further press: armed once by a person, and decided here, never by the page. */
export interface ArmedRuns {
  /** A person confirms in the system's dialog that it is turned on; null if they declined. */
  arm(presetId: string, how: keyof Armed, isOn: boolean): Promise<Preset | null>;
  /**
   * Publishes the package as the app's armed preset says, once for each build, and only if nothing was found in it.
   * External testers and reviews are asked for first; null if the person declined. Throws `armed-refused`.
   */
  start(
    accountId: string,
    path: string,
    mark: OpenedPackage['mark'],
    how: keyof Armed,
  ): Promise<PublishRun | null>;
}

export function armRuns({ engine, confirmer, confirmedRuns }: Parts): ArmedRuns {
  return {
    async arm(presetId, how, isOn) {
      const preset = engine.presets.byId(presetId);
      if (!isOn) return engine.presets.arm(preset.id, how, false);
      const account = (await engine.accounts.list()).find(({ id }) => id === preset.accountId);
      if (account === undefined)
        return fail('account-not-found', message('error.account-not-found.deleted'));
      return confirmer.confirm({ kind: 'arm', preset, account, how }, preset, async (confirmed) => {
        // Changed while the question was shown: something else was confirmed.
        if (engine.presets.byId(presetId).changedAt !== confirmed.changedAt)
          fail('armed-refused', message('error.armed-refused.changed'));
        return engine.presets.arm(confirmed.id, how, true);
      });
    },

    async start(accountId, path, mark, how) {
      const { plan, destination } = await armedPlan(engine, { accountId, path, mark, how });
      confirmedRuns.remember(accountId, destination);
      return confirmedRuns.start(accountId, plan, false);
    },
  };
}
