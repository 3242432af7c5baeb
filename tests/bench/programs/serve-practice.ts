import { ownPeakMemory } from '../../../src-main/command/send-parts';
import { startPractice } from '../../../src-main/practice/server';

/** The practice server in a separate process; reports its peak memory, MiB, on request. */
const [folder = '', seed] = process.argv.slice(2);
const { url, issuerId, keyId, privateKeyPath } = await startPractice({
  folder,
  keepState: true,
  ...(seed === 'large-team' ? { seed } : {}),
});

process.on('message', () => process.send?.(ownPeakMemory()));
process.on('disconnect', () => process.exit());
process.send?.({ url, issuerId, keyId, privateKeyPath });
