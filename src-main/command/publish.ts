import { message } from '#shared/words/message';
import type { Command } from './command';
import { chooseConnection } from './connection';
import { keyOptions, type OptionName } from './options';
import { dryRun } from './plan/dry-run';
import { readPlan } from './plan/read-plan';
import { followRun } from './run/follow-run';

const planOptions = [
  'plan',
  'notes',
  'leave-out',
  'group',
  'testflight',
  'notify',
  'skip-refused-notes',
  'uses-non-exempt-encryption',
  'declaration',
  'find-build-minutes',
  'processing-minutes',
  'override',
  'use-existing-build',
  'upload-only',
  'wait-for-testers',
] as const satisfies OptionName[];

export const publish: Command = {
  name: 'publish',
  operands: 'FILE',
  takes: { least: 0, most: 1 },
  summary: message('help.command.publish'),
  options: [...keyOptions, ...planOptions, 'dry-run'],
  changes: (options) => !options['dry-run'],
  reportsRun: true,
  async run(call) {
    const plan = await readPlan(call);
    if (call.options['dry-run']) return dryRun(call, plan);
    const { run, status } = await followRun(call, async (engine) =>
      engine.runs.start(await chooseConnection(engine, call.options), plan),
    );
    if (run.receipt) call.terminal.print(run.receipt);
    return status;
  },
};
