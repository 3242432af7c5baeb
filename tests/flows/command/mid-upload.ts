import { join } from 'node:path';
import { keyOptions, startPracticeSide } from './practice-side';
import { slipway, start } from './slipway-process';

const bundleOf = async (file: string, folder: string) =>
  (await slipway(['inspect', file, '--json'], folder)).lines[0].bundleId;

/** A publish that hangs in the middle of its upload, because the server stalls its third part. */
export async function publishInMidUpload(folder: string) {
  const side = await startPracticeSide(
    folder,
    '--part-size',
    String(2 * 2 ** 20),
    '--fault',
    'stall-part:3',
  );
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, '--size-mb', '40'], folder);
  const publish = start(['publish', file, '--json', '--group', 'QA', ...keyOptions(side)], folder);
  const { runId } = await publish.until((line) => line.event === 'run-started');
  // By then every part has been started, so the stalled one is in flight.
  await publish.until((line) => line.event === 'upload-progress' && line.sent > line.total * 0.88);
  return { side, file, publish, runId, bundleId: await bundleOf(file, folder) };
}
