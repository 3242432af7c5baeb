import { resolve } from 'node:path';
import type { PublishPlan } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { planFileText } from '../../engine/approval/plan-file';
import type { Call } from '../command';
import { withEngine } from '../connection';
import { type ExitStatus, exitStatus } from '../exit-status';
import { clean } from '../words/format';
import { writeNewFile } from '../write-new-file';

/** Writes the plan, tied to its package by the checksum, for someone who approves it. Nothing is sent. */
export function savePlan(call: Call, plan: PublishPlan): Promise<ExitStatus> {
  const { terminal, options } = call;
  const file = resolve(options['save-plan'] ?? '');
  return withEngine(call, async (engine) => {
    const text = planFileText(await engine.approvals.prepare(plan), file);
    await writeNewFile(file, text, options);
    terminal.log(say('command.plan.saved', { file: clean(file) }));
    terminal.emit({ event: 'plan-saved', file, plan: JSON.parse(text) });
    return exitStatus.done;
  });
}
