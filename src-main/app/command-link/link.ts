import type { CommandLink, CommandLinkChange } from '#shared/domain/command-link';
import { message, type Text } from '#shared/words/message';

/** A program of the system's, with its arguments. */
export interface SystemCall {
  program: string;
  arguments: readonly string[];
}

/** Runs it to its end; what it printed, or null if it failed. */
export type RunSystemCall = (call: SystemCall) => Promise<string | null>;

/** The `slipway` command for this computer's terminals. */
export interface CommandLinks {
  read(): Promise<CommandLink>;
  /** Fails with `command-link-failed`; a foreign program in the way is never replaced. */
  install(): Promise<CommandLinkChange>;
  remove(): Promise<CommandLinkChange>;
}

/** For a copy that no link may lead to. */
export function noLinks(status: Text = message('install-command.unavailable')): CommandLinks {
  const link: CommandLink = { state: 'unavailable', status };
  const unchanged = async () => ({ link, done: null });
  return { read: async () => link, install: unchanged, remove: unchanged };
}
