import { randomUUID } from 'node:crypto';
import { ownPeakMemory } from '../../../src-main/command/send-parts';
import { startPractice } from '../../../src-main/practice/server';

/** The practice server in a separate process; reports its peak memory, MiB, on request. */
const [folder = '', seed] = process.argv.slice(2);
const practice = await startPractice({
  folder,
  keepState: true,
  ...(seed === 'large-team' ? { seed } : {}),
});
if (seed === 'many-builds') addBuilds(500);
const { url, issuerId, keyId, privateKeyPath } = practice;

process.on('message', () => process.send?.(ownPeakMemory()));
process.on('disconnect', () => process.exit());
process.send?.({ url, issuerId, keyId, privateKeyPath });

/** Copies of the first app's build with its groups and notes, each a minute older than the one before. */
function addBuilds(count: number): void {
  const { builds, betaBuildLocalizations } = practice.world.state;
  const [first] = builds;
  if (!first) throw new Error('The world has no build to copy.');
  const notes = betaBuildLocalizations.filter(({ buildId }) => buildId === first.id);
  for (let place = 1; place <= count; place += 1) {
    const id = randomUUID();
    const uploadedDate = new Date(Date.parse(first.uploadedDate) - place * 60_000).toISOString();
    builds.push({ ...first, id, betaDetailId: randomUUID(), version: `1${place}`, uploadedDate });
    for (const note of notes)
      betaBuildLocalizations.push({ ...note, id: randomUUID(), buildId: id });
  }
}
