/* Shared by the window, its notifications and the command: how far a run has come. */
import type { PublishRun } from '../domain/publish-run';
import { sentSoFar } from '../domain/run-readers';
import { type Message, message } from './message';
import { inWords } from './say';

/** How far the run has come at App Store Connect, in one sentence. */
export function sentText(run: PublishRun): Message {
  return message(`sent.${sentSoFar(run)}`);
}

/** The same in words. */
export function sentWords(run: PublishRun): string {
  return inWords(sentText(run));
}
