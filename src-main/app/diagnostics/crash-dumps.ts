import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiagnosticsMaker } from '../../engine/diagnostics/diagnostics';
import { crashFolder } from '../../engine/diagnostics/facts';
import { hasTrace } from '../../engine/diagnostics/find-secrets';
import type { Logger } from '../../engine/ports';

/** More is not kept. */
const mostDumps = 10;

interface CrashDumpParts {
  home: string;
  maker: Pick<DiagnosticsMaker, 'traces'>;
  log: Logger;
  /** Dumps that were searched before, by name; kept between starts. */
  searched: { read(): readonly string[]; write(names: readonly string[]): void };
  environment: NodeJS.ProcessEnv;
}

/**
 * Removes dumps of crashes that have a secret, those that cannot be searched because the keychain is locked, and all but
 * the newest. A dump has the stack of the process: a key that was in use may be on it.
 */
export async function tendCrashDumps(parts: CrashDumpParts): Promise<void> {
  const dumps = await dumpsIn(join(parts.home, crashFolder));
  const known = new Set(parts.searched.read());
  const fresh = dumps.filter(({ name }) => !known.has(name));
  const traces = fresh.length === 0 ? null : await parts.maker.traces(parts.environment);
  const kept: string[] = [];
  for (const { name, path } of dumps) {
    const isSafe = known.has(name) || (traces !== null && !hasTrace(await readFile(path), traces));
    if (isSafe && kept.length < mostDumps) kept.push(name);
    else await rm(path, { force: true });
    if (!isSafe) parts.log.warn('A crash dump was removed: it may contain a secret.', { name });
  }
  for (const { name } of fresh) parts.log.warn('Slipway crashed earlier.', { name });
  parts.searched.write(kept);
}

/** Newest first. */
async function dumpsIn(root: string): Promise<{ name: string; path: string }[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.dmp'));
  const dumps = await Promise.all(
    files.map(async ({ name, parentPath }) => {
      const path = join(parentPath, name);
      return { name, path, at: (await stat(path)).mtimeMs };
    }),
  );
  return dumps.sort((one, other) => other.at - one.at);
}
