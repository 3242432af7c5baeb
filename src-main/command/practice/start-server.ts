import { raise } from '#shared/errors';
import type { Practice } from '../../practice-asc/server';

/** Starts the server; a port that cannot be had is told as such. */
export async function startServer(
  start: () => Promise<Practice>,
  port: number | undefined,
): Promise<Practice> {
  try {
    return await start();
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw thrown;
    return raise('practice-unavailable', `Port ${port ?? ''} cannot be had (${code}).`, {
      whatToDo: 'Give another --port, or none to get a free one.',
      cause: thrown,
    });
  }
}
