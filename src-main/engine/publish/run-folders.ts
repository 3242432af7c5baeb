import { randomBytes } from 'node:crypto';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#shared/domain/account';
import { raise } from '#shared/errors';
import { journalName } from './run-journal';

/** Anything else in the folder is not a run. */
const runIdShape = /^[\w-]{1,64}$/;
const environments: readonly Environment[] = ['live', 'practice'];

/** Where runs are kept: practice and live ones never share a folder. */
export class RunFolders {
  constructor(private readonly home: string) {}

  /** A new run's id sorts by time and is safe as a folder's name. */
  newId(now: Date): string {
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    return `${stamp}-${randomBytes(3).toString('hex')}`;
  }

  of(environment: Environment, runId: string): string {
    return join(this.home, environment, 'runs', runId);
  }

  /** The folder of an existing run. Raises `run-not-found`. */
  async find(runId: string): Promise<string> {
    if (runIdShape.test(runId)) {
      for (const environment of environments) {
        const folder = this.of(environment, runId);
        if (await exists(join(folder, journalName))) return folder;
      }
    }
    return raise('run-not-found', `There is no run ${runId}.`);
  }

  /** Every run's folder, newest first. */
  async all(): Promise<{ id: string; environment: Environment; folder: string }[]> {
    const found = await Promise.all(
      environments.map(async (environment) => {
        const root = join(this.home, environment, 'runs');
        const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
        const names = entries.flatMap((entry) =>
          entry.isDirectory() && runIdShape.test(entry.name) ? [entry.name] : [],
        );
        return names.map((id) => ({ id, environment, folder: join(root, id) }));
      }),
    );
    return found.flat().sort((one, other) => other.id.localeCompare(one.id));
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
