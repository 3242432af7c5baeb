import type { PublishRun, Step, StepId } from '#shared/domain/publish-run';
import { samplePackage, sampleRun } from '../helpers/sample-run';

const titles: [StepId, string][] = [
  ['upload', 'Upload the package'],
  ['process', 'Wait for processing'],
  ['notes', 'Write notes'],
];

function step(id: StepId, title: string): Step {
  return { id, title, intention: `${title}.`, progress: { state: 'pending' } };
}

/** A live run in progress, with a test's changes applied. */
export function someRun(change: Partial<PublishRun> = {}): PublishRun {
  const base = sampleRun();
  return {
    ...base,
    environment: 'live',
    plan: { ...base.plan, notes: [{ locale: 'en-US', text: 'What nobody may see yet' }] },
    package: { ...samplePackage, name: 'Harbour' },
    steps: titles.map(([id, title]) => step(id, title)),
    app: { id: '1234567890', name: 'Harbour' },
    ...change,
  };
}

/** Of 1,000 bytes. */
export function upload(stored: number, sent: number | null): PublishRun['upload'] {
  const live = sent === null ? null : { sent, bytesPerSecond: null };
  return { total: 1000, stored, parts: 4, partsStored: 1, discarded: 0, live };
}
