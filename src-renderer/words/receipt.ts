import { betaReviewStates, plainState } from '#shared/asc/states';
import { passedOver } from '#shared/domain/overriding';
import type { PublishRun } from '#shared/domain/publish-run';
import { testersHaveBuild } from '#shared/domain/run-readers';
import { counted } from './quantity';
import { haveWords, isInReview, nextWords } from './reach';
import { runName } from './run';

export interface ReceiptLine {
  label: string;
  text: string;
}

/** The headline of the receipt: what testers have now. */
export function receiptTitle(run: PublishRun): string {
  const name = runName(run);
  if (run.plan.scope === 'upload-only') return `${name} is uploaded`;
  if (testersHaveBuild(run)) return `Testers have ${name}`;
  return isInReview(run) ? `${name} is in beta review` : `${name} is at TestFlight`;
}

function reviewText(run: PublishRun): string | null {
  if (run.reviewState === null) return null;
  if (run.reviewState === 'APPROVED') return 'Approved. Apple tells external testers itself.';
  const state = plainState(betaReviewStates, run.reviewState);
  return `Submitted, ${state}. Apple tells external testers once it has approved the build.`;
}

/** What the run did and saw, one line a subject; only what was read back counts. */
export function receiptLines(run: PublishRun): ReceiptLine[] {
  const lines: ReceiptLine[] = [];
  const written = run.notes.filter((note) => note.state !== 'waiting').length;
  if (written > 0) {
    lines.push({
      label: 'What to Test',
      text: `In ${counted(written, 'language')}, read back from Apple.`,
    });
  }
  if (run.plan.scope !== 'upload-only') {
    lines.push({ label: 'Who has it', text: haveWords(run) ?? 'Nobody yet.' });
    const next = nextWords(run);
    if (next !== null) lines.push({ label: 'Who is next', text: next });
  }
  const review = reviewText(run);
  if (review !== null) lines.push({ label: 'Beta review', text: review });
  const passed = passedOver(run.findings, run.plan.overrides).length;
  if (passed > 0) {
    lines.push({ label: 'Passed over', text: `${counted(passed, 'check')}, with the reason.` });
  }
  return lines;
}
