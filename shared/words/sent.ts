/* Shared by the window, its notifications and the command: how far a run has come. */
import type { PublishRun } from '../domain/publish-run';
import { type SentSoFar, sentSoFar } from '../domain/run-readers';

const words: Record<SentSoFar, string> = {
  nothing: 'Nothing was sent.',
  uncertain: 'The last request has no answer yet, so App Store Connect may have received it.',
  'upload-created': 'A build upload was created, but nothing of the package was uploaded.',
  'some-parts': 'Part of the package was uploaded, but not committed.',
  'every-part': 'The whole package was uploaded, but not committed.',
  package: 'The package is at App Store Connect.',
  build: 'The build is at App Store Connect.',
  changes: 'Some changes to the build are at App Store Connect.',
};

/** How far the run has come at App Store Connect, in one sentence. */
export function sentWords(run: PublishRun): string {
  return words[sentSoFar(run)];
}
