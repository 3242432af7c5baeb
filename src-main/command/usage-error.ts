import type { Trouble } from '#shared/errors';

/** The command line cannot be used as it stands: nothing was done, and exit status 2 follows. */
export class UsageError extends Error {
  readonly trouble: Trouble;

  constructor(line: string, known?: Trouble) {
    super(line);
    this.name = 'UsageError';
    this.trouble = known ?? {
      code: 'wrong-usage',
      title: 'The command line cannot be used like this',
      detail: line,
      whatToDo: 'Add --help to see how the command is used.',
      retryable: false,
      apple: null,
    };
  }
}

export function refuseUsage(line: string): never {
  throw new UsageError(line);
}

/** Trouble that lies in what was typed: said in its own words, with the status of wrong usage. */
export function refuseAsUsage(trouble: Trouble): never {
  throw new UsageError(`${trouble.title}: ${trouble.detail} ${trouble.whatToDo}`, trouble);
}
