import { ownPeakMemory } from '../../../src-main/command/own-peak-memory';
import { startPractice } from '../../../src-main/practice-asc/server';

/** The practice server in a process of its own; tells its peak memory, MiB, as often as it is asked. */
const [folder = '', seed] = process.argv.slice(2);
const { url, issuerId, keyId, privateKeyPath } = await startPractice({
  folder,
  keepState: true,
  ...(seed === 'large-team' ? { seed } : {}),
});

process.on('message', () => process.send?.(ownPeakMemory()));
process.on('disconnect', () => process.exit());
process.send?.({ url, issuerId, keyId, privateKeyPath });
