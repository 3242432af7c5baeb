import { message } from '#shared/words/message';
import { type Command, refuseUsage } from './command';
import { exitStatus } from './exit-status';
import { shells } from './option-values';
import { bashCompletion } from './shell/bash';
import { fishCompletion } from './shell/fish';
import { type Outline, readOutline } from './shell/outline';
import { powershellCompletion } from './shell/powershell';
import { zshCompletion } from './shell/zsh';

type Shell = (typeof shells)[number];

const completionFor: Record<Shell, (outline: Outline) => string> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

export const completion: Command = {
  name: 'completion',
  operands: 'SHELL',
  takes: { least: 1, most: 1 },
  summary: message('help.command.completion'),
  options: [],
  changes: false,
  async run({ operands: [name = ''], allCommands, terminal }) {
    const script = completionFor[readShell(name)](await readOutline(await allCommands()));
    for (const line of script.trimEnd().split('\n')) terminal.print(line);
    terminal.emit({ shell: name, script });
    return exitStatus.done;
  },
};

function readShell(name: string): Shell {
  return (
    shells.find((shell) => shell === name) ??
    refuseUsage(message('usage.shell-unknown', { name, known: shells.join(', ') }))
  );
}
