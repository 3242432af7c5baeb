import { AppException, appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { Channel, NoAnswer, type RequestOptions } from '../../processes/channel';
import { startWorker } from '../../processes/children';
import type { Message, Params, Reply, Report, RequestName } from '../../processes/contract';
import { type UploaderContract, uploader } from '../../processes/uploader';

interface WorkOptions<K extends RequestName<UploaderContract>>
  extends Pick<
    RequestOptions<Report<UploaderContract, K>, Message<UploaderContract, K>>,
    'onReport' | 'control'
  > {
  signal: AbortSignal;
  /** How long parts in flight may take to finish once the signal has aborted. Default: not at all. */
  graceMs?(): number;
}

/** A thread that was asked to stop and does not is terminated. */
const settleMs = 5_000;

/** Runs one task in an upload thread. The thread has ended when this settles. */
export async function runWorker<K extends RequestName<UploaderContract>>(
  entry: URL,
  name: K,
  params: Params<UploaderContract, K>,
  { signal, graceMs = () => 0, ...options }: WorkOptions<K>,
): Promise<Reply<UploaderContract, K>> {
  signal.throwIfAborted();
  const channel = new Channel<UploaderContract>(startWorker(entry), { contract: uploader });
  try {
    return await channel.request(name, params, { ...options, signal, stop: { graceMs, settleMs } });
  } catch (thrown) {
    if (!(thrown instanceof NoAnswer)) throw thrown;
    throw (
      thrown.cause ??
      new AppException(appError('unexpected', message('error.unexpected.upload-thread')))
    );
  } finally {
    channel.kill();
    await channel.ended;
  }
}
