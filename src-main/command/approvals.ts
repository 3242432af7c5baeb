import { basename, resolve } from 'node:path';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { readPlanText, withApprovals } from '../engine/approval/plan-file';
import { writeTextFile } from '../engine/storage/json-file';
import { readRegularFile } from '../engine/storage/read-regular-file';
import { isConfirmed } from './ask-person';
import { type Command, refuseUsage } from './command';
import { withEngine } from './connection';
import { exitStatus } from './exit-status';
import { clean, typed } from './words/format';
import { planLines } from './words/plan-lines';

/** Shows this person's approval key, or makes it. The private part stays in the keychain. */
export const approvalKey: Command = {
  // Not shown: typed.
  name: 'approvals key',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.approvals-key'),
  options: ['name'],
  changes: ({ name }) => name !== undefined,
  run: (call) =>
    withEngine(call, async (engine) => {
      const { terminal, options } = call;
      const key =
        options.name === undefined
          ? engine.approvals.key()
          : await engine.approvals.makeKey(options.name);
      if (key === null)
        terminal.log(
          say('command.approvals.no-key', { command: typed('approvals', 'key', '--name', 'NAME') }),
        );
      else terminal.print(`${clean(key.name)}  ${key.publicKey}`);
      terminal.emit(key);
      return exitStatus.done;
    }),
};

/** Shows a plan file and signs it with this person's approval key. */
export const approvePlan: Command = {
  // Not shown: typed.
  name: 'approvals sign',
  operands: 'PLAN.json',
  takes: { least: 1, most: 1 },
  summary: message('help.command.approvals-sign'),
  options: ['yes'],
  changes: true,
  run: (call) =>
    withEngine(call, async (engine) => {
      const { terminal, options } = call;
      const path = resolve(call.operands[0] ?? '');
      const before = await readText(path);
      const plan = readPlanText(before, basename(path));
      for (const line of planLines(plan, terminal.paint)) terminal.print(line);
      const question = say('command.approvals.question');
      if (!(await isConfirmed(question, options, message('usage.approvals-yes'))))
        return exitStatus.cancelled;
      // What is signed is what was read.
      if ((await readText(path)) !== before)
        fail('plan-changed-meanwhile', message('error.plan-changed-meanwhile.detail'));
      const approved = await engine.approvals.approve(plan);
      await writeTextFile(path, withApprovals(before, approved.approvals));
      const by = approved.approvals.at(-1)?.name ?? '';
      terminal.log(say('command.approvals.signed', { name: clean(by) }));
      terminal.emit({ file: path, approvals: approved.approvals });
      return exitStatus.done;
    }),
};

function readText(path: string): Promise<string> {
  return readRegularFile(path).catch(() => refuseUsage(message('usage.file-unreadable', { path })));
}
