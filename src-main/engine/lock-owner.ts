import { readFile } from 'node:fs/promises';

/** The place of the start time among the fields after a process's name. */
const startField = 19;

/** This process, as a lock names it: its number, and when it began where the system tells that. */
export async function ownMark(): Promise<string> {
  return `${process.pid} ${(await startOf(process.pid)) ?? ''}`.trim();
}

/** The number of the process that wrote the mark, if it is still there; null otherwise. */
export async function livingProcess(mark: string): Promise<number | null> {
  const [number = '', start] = mark.split(' ');
  const processId = Number(number);
  if (!isAlive(processId)) return null;
  // Numbers are used again: a process that began at another time is another one.
  if (start !== undefined && (await startOf(processId)) !== start) return null;
  return processId;
}

/** Whether a process of that number runs, whoever it belongs to. */
export function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Ticks since the computer started, so that no change of the clock matters. Told by Linux only. */
async function startOf(processId: number): Promise<string | null> {
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => null);
  // The name in brackets may hold anything; the fields after it do not.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[startField] ?? null;
}
