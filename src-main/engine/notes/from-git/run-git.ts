import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';

/** No command needs more time or output. */
const limits = { ms: 20_000, bytes: 16 * 1024 * 1024 };

/**
 * The settings of a repository may name programs. None of the commands used here needs one: each is turned off, and
 * so is everything that goes over a network, such as fetching what a partial clone lacks.
 */
const withoutPrograms = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'core.sshCommand=false',
  'core.pager=cat',
  'core.askPass=',
  'credential.helper=',
  'diff.external=',
  'gpg.program=false',
  'log.showSignature=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
];
/** So that the answer can be read: whatever this person has set for their own terminal. */
const readable = [
  'i18n.logOutputEncoding=UTF-8',
  'log.mailmap=false',
  'log.follow=false',
  'core.quotePath=false',
  'color.ui=false',
];

interface GitAnswer {
  /** Zero if git succeeded. */
  status: number;
  output: string;
  /** What git says about a failure, in English. */
  errors: string;
}

/** Runs git in a folder, reading only. Throws `git-missing`, `git-failed`. */
export function runGit(
  folder: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<GitAnswer> {
  const settings = [...withoutPrograms, ...readable].flatMap((setting) => ['-c', setting]);
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['--no-pager', ...settings, '-C', folder, ...args],
      {
        // Not the repository: Windows looks for programs in the current folder first.
        cwd: homedir(),
        env: gitEnvironment(),
        shell: false,
        windowsHide: true,
        encoding: 'utf8',
        timeout: limits.ms,
        killSignal: 'SIGKILL',
        maxBuffer: limits.bytes,
        ...(signal && { signal }),
      },
      (thrown, output, errors) => {
        try {
          resolve(answerOf(thrown, output, errors, signal));
        } catch (refused) {
          reject(refused);
        }
      },
    );
  });
}

type Thrown = (Error & { code?: unknown; killed?: boolean }) | null;

function answerOf(
  thrown: Thrown,
  output: string,
  errors: string,
  signal: AbortSignal | undefined,
): GitAnswer {
  signal?.throwIfAborted();
  if (thrown === null) return { status: 0, output, errors };
  // Apple's place holder, which asks for the developer tools.
  const isPlaceholder = /xcrun: error|xcode-select/.test(errors);
  if (thrown.code === 'ENOENT' || isPlaceholder)
    return fail('git-missing', message('error.git-missing.detail'), { cause: thrown });
  if (thrown.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return fail('git-failed', message('error.git-failed.large', { size: { bytes: limits.bytes } }));
  if (thrown.killed === true)
    return fail('git-failed', message('error.git-failed.slow', { time: { duration: limits.ms } }));
  if (typeof thrown.code !== 'number')
    return fail('git-failed', message('error.git-failed.words', { words: thrown.message }));
  return { status: thrown.code, output, errors };
}

/** Without what points git elsewhere or makes it run something, such as `GIT_DIR` or `GIT_EXTERNAL_DIFF`. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name));
  return {
    ...Object.fromEntries(others),
    LC_ALL: 'C',
    LANGUAGE: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    // An empty list: no transport at all.
    GIT_ALLOW_PROTOCOL: '',
  };
}
