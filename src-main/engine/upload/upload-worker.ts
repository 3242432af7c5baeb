import { serve } from '../../processes/serve';
import type { UploaderContract } from '../../processes/uploader';

/**
 * The entry point of worker threads: the thread that starts them never holds the package's bytes.
 * Each loads only what its task needs: Node's modules for sending alone take longer to load than a thread to start.
 * Zod comes with `shared/errors.ts` and adds about a third to a thread's start: little, for one thread a task.
 */

const thisFile = new URL(import.meta.url);

serve<UploaderContract>({
  send: async (order, work) => {
    const { sendReporting } = await import('./send-reporting');
    return sendReporting(order, work, thisFile);
  },
  hash: async (hashing, { signal }) => {
    const { hashFile } = await import('./hash-file');
    return hashFile(hashing, signal);
  },
  md5: async ({ fileDescriptor, ...range }) => {
    const { md5OfRange } = await import('./md5-of-range');
    return md5OfRange(fileDescriptor, range);
  },
});
