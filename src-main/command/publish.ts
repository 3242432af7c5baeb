import { message } from '#shared/words/message';
import type { Engine } from '../engine/engine';
import type { Command } from './command';
import { chooseConnection } from './connection';
import { keyOptions, type OptionName } from './options';
import { dryRun } from './plan/dry-run';
import { plannedPreset } from './plan/planned-preset';
import { readPlan } from './plan/read-plan';
import { withRememberedAnswer } from './plan/remembered-answer';
import { savePlan } from './plan/save-plan';
import { followRun } from './run/follow-run';

const planOptions = [
  'plan',
  'preset',
  'checked',
  'notes',
  'notes-language',
  'notes-later',
  'leave-out',
  'group',
  'testflight',
  'notify',
  'review-busy',
  'skip-refused-notes',
  'app-store',
  'app-store-prepare',
  'no-app-store',
  'release-type',
  'earliest-release-date',
  'phased-release',
  'no-phased-release',
  'cancel-previous-submissions',
  'rename-version',
  'whats-new',
  'whats-new-from-notes',
  'copyright',
  'uses-non-exempt-encryption',
  'declaration',
  'find-build-minutes',
  'processing-minutes',
  'override',
  'build-id',
  'use-existing-build',
  'upload-only',
  'wait-for-testers',
] as const satisfies OptionName[];

export const publish: Command = {
  name: 'publish',
  operands: 'FILE',
  takes: { least: 0, most: 1 },
  summary: message('help.command.publish'),
  options: [...keyOptions, ...planOptions, 'dry-run', 'save-plan', 'yes', 'no-messages'],
  changes: (options) => !options['dry-run'],
  reportsRun: true,
  async run(call) {
    const preset = await plannedPreset(call);
    const plan = await readPlan(call, preset);
    const choose = (engine: Engine) =>
      preset?.connection ?? chooseConnection(engine, call, plan.packagePath || null);
    if (call.options['save-plan'] !== undefined) return savePlan(call, plan);
    if (call.options['dry-run']) return dryRun(call, plan, choose);
    const { run, status } = await followRun(call, async (engine) => {
      const connection = await choose(engine);
      return engine.runs.start(
        connection,
        await withRememberedAnswer(call, engine, connection, plan),
      );
    });
    if (run.receipt) call.terminal.print(run.receipt);
    return status;
  },
};
