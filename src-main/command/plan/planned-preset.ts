import { draftFromPreset } from '#shared/domain/preset-use';
import type { PublishPlanInput } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import type { Connection } from '../../engine/connection';
import type { Call } from '../command';
import { chooseConnection, namesKey, withEngine } from '../connection';
import { clean } from '../words/format';
import { readPlanFile } from './read-plan-file';

/** What `--preset` stands for. */
export interface PlannedPreset {
  /** As a plan says it: default texts are filled in, groups have today's names. */
  wishes: Partial<PublishPlanInput>;
  /** The key that is named, else the preset's own. */
  connection: Connection;
}

/** Null without `--preset`. Throws `preset-not-found`, `preset-other-app` and `preset-without-account`. */
export async function plannedPreset(call: Call): Promise<PlannedPreset | null> {
  const { options } = call;
  const name = options.preset;
  if (name === undefined) return null;
  return withEngine(call, async (engine) => {
    const preset = engine.presets.find(name);
    const path =
      call.operands[0] ?? (options.plan && (await readPlanFile(options.plan)).packagePath);
    const info = path === undefined ? null : (await engine.packages.recall(path)).info;
    if (info !== null && info.bundleId !== preset.bundleId)
      fail(
        'preset-other-app',
        message('error.preset-other-app.detail', {
          name: preset.name,
          expected: preset.bundleId,
          found: info.bundleId ?? '?',
        }),
      );
    const isNamed = namesKey(call) || options['api-url'] !== undefined;
    const accounts = await engine.accounts.list();
    if (!isNamed && accounts.every(({ id }) => id !== preset.accountId))
      fail(
        'preset-without-account',
        message('error.preset-without-account.detail', { name: preset.name }),
      );
    const connection = isNamed
      ? await chooseConnection(engine, call, path ?? null)
      : await engine.accounts.connection(preset.accountId ?? '');
    call.terminal.log(say('command.preset.used', { name: clean(preset.name) }));
    const draft = draftFromPreset(preset, {
      version: info?.version ?? null,
      buildNumber: info?.buildNumber ?? null,
      date: new Date(),
    });
    const groups = await engine.presets.groupsNow(connection, preset);
    const waitForTesters = draft.submitForBetaReview && draft.waitForTesters;
    return { wishes: { ...draft, groups, waitForTesters, preset: preset.id }, connection };
  });
}
