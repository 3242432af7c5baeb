import { randomBytes } from 'node:crypto';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#shared/domain/account';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import type { RunLog } from '#shared/domain/run-log';
import { type AppError, appError, fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { iconAddress } from '../package/icons/app-icons';
import { isLocked } from '../storage/folder-lock';
import { appleReport } from './apple-report';
import { interrupted } from './fold-steps';
import { withHandedOver } from './hand-over-mark';
import { withHandledMark } from './handled-mark';
import type { RunEvent } from './run-event';
import { type JournalReading, journalName, journalStamp, readJournal } from './run-journal';
import { logOf } from './run-log';
import { foldEvents } from './run-machine';
import type { RunRecord } from './run-record';

/** Runs as stored in their folders. Read-only, so it may be used while another process works on them. */
export class RunLibrary {
  readonly folders: RunFolders;
  /** By folder: lists are requested often, and most journals never change again. */
  private readonly known = new Map<string, { stamp: string; opened: Promise<Opened> }>();

  constructor(home: string) {
    this.folders = new RunFolders(home);
  }

  /** Every run, newest first, and runs whose journal cannot be read. */
  async all(): Promise<{ runs: PublishRun[]; unreadable: UnreadableRun[] }> {
    return this.readAll(await this.folders.all());
  }

  /** The runs in progress, here or in another process; the others' journals are not read. */
  async atWork(): Promise<PublishRun[]> {
    const folders = await this.folders.all();
    const inUse = await Promise.all(folders.map(({ folder }) => isLocked(folder)));
    return (await this.readAll(folders.filter((_, index) => inUse[index]))).runs;
  }

  private async readAll(
    folders: Awaited<ReturnType<RunFolders['all']>>,
  ): Promise<{ runs: PublishRun[]; unreadable: UnreadableRun[] }> {
    const found = await Promise.all(
      folders.map(async ({ id, environment, folder }) =>
        this.run(folder).catch((thrown: unknown) => asUnreadable(id, environment, thrown)),
      ),
    );
    const unreadable = found.filter((one): one is UnreadableRun => 'error' in one);
    return { runs: found.filter((one): one is PublishRun => !('error' in one)), unreadable };
  }

  /** A run whose state is running, while no process works on it, was interrupted. */
  async run(folder: string): Promise<PublishRun> {
    const { record, isNewer } = await this.open(folder);
    const run = isNewer ? { ...record.run, readOnly: newerError() } : record.run;
    if (run.status.state !== 'running') return withMarks(folder, run);
    return (await isLocked(folder)) ? run : withMarks(folder, interrupted(run));
  }

  /** The journal in words. Read each time: it is only requested while it is shown. */
  async log(folder: string): Promise<RunLog> {
    return logOf((await readJournal(folder)).events);
  }

  /** For Apple’s support. */
  async appleReport(folder: string): Promise<string> {
    const { events } = await readJournal(folder);
    return appleReport(await this.run(folder), events);
  }

  async record(folder: string): Promise<RunRecord> {
    return (await this.open(folder)).record;
  }

  private async open(folder: string): Promise<Opened> {
    // Taken before reading: a write in the meantime makes the next call read again.
    const stamp = await journalStamp(folder);
    const known = this.known.get(folder);
    if (known?.stamp === stamp) return known.opened;
    const opened = readOpened(folder);
    this.known.set(folder, { stamp, opened });
    // What couldn't be read now may be readable the next time.
    opened.catch(() => this.known.delete(folder));
    return opened;
  }
}

async function withMarks(folder: string, run: PublishRun): Promise<PublishRun> {
  return withHandedOver(folder, await withHandledMark(folder, run));
}

interface Opened {
  record: RunRecord;
  isNewer: boolean;
}

async function readOpened(folder: string): Promise<Opened> {
  const reading = await readJournal(folder);
  const record = foldEvents([...reading.events, ...gapIn(reading)]);
  return record ? { record, isNewer: reading.isNewer } : raiseUnreadable(reading);
}

/** The event that opening the run will write, so that a gap is reported, and handled, before the run is opened. */
function gapIn({ events, missingLines }: JournalReading): RunEvent[] {
  const at = events.at(-1)?.at;
  if (missingLines === 0 || at === undefined) return [];
  return [{ type: 'journal-repaired', at, damagedLines: 0, missingLines, keptAs: null }];
}

function raiseUnreadable({ isNewer, damagedLines, events }: JournalReading): never {
  if (isNewer) fail('journal-newer', newerError().detail);
  const lost =
    events.length > 0
      ? message('error.journal-damaged.no-beginning')
      : message('error.journal-damaged.empty');
  return fail(
    'journal-damaged',
    damagedLines > 0 ? message('error.journal-damaged.first-line') : lost,
  );
}

function newerError(): AppError {
  return appError('journal-newer', message('error.journal-newer.detail'));
}

function asUnreadable(id: string, environment: Environment, thrown: unknown): UnreadableRun {
  return { id, environment, error: toAppError(thrown) };
}

/** Anything else in the folder is not a run. */
const runIdShape = /^[\w-]{1,64}$/;
const environments: readonly Environment[] = ['live', 'practice'];

/** Where runs are stored: practice and live ones never share a folder. */
export class RunFolders {
  constructor(private readonly home: string) {}

  /** A new run's ID sorts by time, to the millisecond, and is safe as a folder name. */
  newId(now: Date): string {
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    const milliseconds = now.getUTCMilliseconds().toString(16).padStart(3, '0');
    return `${stamp}-${milliseconds}${randomBytes(2).toString('hex').slice(1)}`;
  }

  of(environment: Environment, runId: string): string {
    return join(this.home, environment, 'runs', runId);
  }

  /** The folder of an existing run. Throws `run-not-found`. */
  async find(runId: string): Promise<string> {
    if (runIdShape.test(runId)) {
      for (const environment of environments) {
        const folder = this.of(environment, runId);
        if (await exists(join(folder, journalName))) return folder;
      }
    }
    return fail('run-not-found', message('error.run-not-found.detail', { run: runId }));
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

const iconName = 'icon.png';

/** Keeps the app's icon beside the journal, so that a run can show it after the package is gone. */
export async function keepRunIcon(folder: string, png: Uint8Array | null): Promise<void> {
  if (png) await writeFile(join(folder, iconName), png, { mode: 0o600 });
}

/** The kept icon as a `data:` URL, or null. */
export async function readRunIcon(folder: string): Promise<string | null> {
  const png = await readFile(join(folder, iconName)).catch(() => null);
  return png && iconAddress(png);
}
