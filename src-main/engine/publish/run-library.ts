import type { Environment } from '#shared/domain/account';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { asTrouble, raise, type Trouble, trouble } from '#shared/errors';
import { isLocked } from '../folder-lock';
import type { JournalReading } from './journal-lines';
import { RunFolders } from './run-folders';
import { journalStamp, readJournal } from './run-journal';
import { foldEvents, interrupted } from './run-machine';
import type { RunRecord } from './run-record';

/** Runs as they lie in their folders. Reads only, so that it may look while another process works on them. */
export class RunLibrary {
  readonly folders: RunFolders;
  /** By folder: lists are asked for often, and most journals never change again. */
  private readonly known = new Map<string, { stamp: string; opened: Promise<Opened> }>();

  constructor(home: string) {
    this.folders = new RunFolders(home);
  }

  /** Every run, newest first, and those of which no run can be made any more. */
  async all(): Promise<{ runs: PublishRun[]; unreadable: UnreadableRun[] }> {
    return this.readAll(await this.folders.all());
  }

  /** The runs that somebody works on, here or in another process; the others' journals are not read. */
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
    const unreadable = found.filter((one): one is UnreadableRun => 'trouble' in one);
    return { runs: found.filter((one): one is PublishRun => !('trouble' in one)), unreadable };
  }

  /** A run that says it is running, while nobody works on it, was interrupted. */
  async run(folder: string): Promise<PublishRun> {
    const { record, isNewer } = await this.open(folder);
    const run = isNewer ? { ...record.run, readOnly: newerTrouble() } : record.run;
    const isOrphan = run.status.state === 'running' && !(await isLocked(folder));
    return isOrphan ? interrupted(run) : run;
  }

  async record(folder: string): Promise<RunRecord> {
    return (await this.open(folder)).record;
  }

  private async open(folder: string): Promise<Opened> {
    // Taken before the reading: what is written meanwhile makes the next one read again.
    const stamp = await journalStamp(folder);
    const known = this.known.get(folder);
    if (known?.stamp === stamp) return known.opened;
    const opened = readOpened(folder);
    this.known.set(folder, { stamp, opened });
    // What could not be read just now may be readable the next time.
    opened.catch(() => this.known.delete(folder));
    return opened;
  }
}

interface Opened {
  record: RunRecord;
  isNewer: boolean;
}

async function readOpened(folder: string): Promise<Opened> {
  const reading = await readJournal(folder);
  const record = foldEvents(reading.events);
  return record ? { record, isNewer: reading.isNewer } : raiseUnreadable(reading);
}

function raiseUnreadable({ isNewer, damagedLines }: JournalReading): never {
  if (isNewer) raise('journal-newer', newerTrouble().detail);
  const why = damagedLines > 0 ? 'Its first line is damaged' : 'Its journal is empty';
  return raise('journal-damaged', `${why}, so that nobody can tell what was to be published.`);
}

function newerTrouble(): Trouble {
  return trouble('journal-newer', 'Its journal has lines that this version does not know.');
}

function asUnreadable(id: string, environment: Environment, thrown: unknown): UnreadableRun {
  return { id, environment, trouble: asTrouble(thrown) };
}
