import { overriddenFindings } from '#shared/domain/overriding';
import { servesTesters } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { isInReview, testersHaveBuild, wasRejectedLater } from '#shared/domain/run-readers';
import { runName } from '#shared/words/names';
import { emailsSent } from '#shared/words/notify';
import { inWords, say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { haveWords, nextWords } from './reach';

interface ReceiptLine {
  label: string;
  text: string;
}

/** The headline of the receipt: what testers have now. */
export function receiptTitle(run: PublishRun): string {
  const name = { run: runName(run) };
  if (run.plan.scope === 'upload-only') return say('run-view.receipt.uploaded', name);
  if (run.plan.scope === 'notes-only') return say('run-view.receipt.notes-only', name);
  if (testersHaveBuild(run)) return say('run-view.receipt.with-testers', name);
  if (wasRejectedLater(run)) return say('run-view.receipt.rejected-build', name);
  if (isInReview(run)) return say('run-view.receipt.in-review', name);
  return run.reviewState === 'APPROVED'
    ? say('run-view.receipt.approved-build', name)
    : say('run-view.receipt.in-testflight', name);
}

function reviewText(run: PublishRun): string | null {
  if (run.reviewState === null) return null;
  if (run.reviewState === 'REJECTED') return say('run-view.receipt.rejected');
  const isEmailed = run.emails.automatic !== false;
  if (run.reviewState === 'APPROVED')
    return isEmailed ? say('run-view.receipt.approved-emails') : say('run-view.receipt.approved');
  const state = stateText('review', run.reviewState);
  return isEmailed
    ? say('run-view.receipt.submitted-emails', { state })
    : say('run-view.receipt.submitted', { state });
}

/** Null while it is not known whether Apple emails testers. */
function emailsText({ emails }: PublishRun): string | null {
  if (emails.automatic === null) return null;
  if (emails.automatic && emails.sent === 'no') return say('run-view.receipt.emails-by-apple');
  return inWords(emailsSent(emails.sent));
}

/** What the run did and saw, one line per subject; only what was read back counts. */
export function receiptLines(run: PublishRun): ReceiptLine[] {
  const lines: ReceiptLine[] = [];
  const written = run.notes.filter((note) => note.state === 'read-back').length;
  if (written > 0) {
    lines.push({
      label: say('run-view.receipt.notes'),
      text: say('run-view.receipt.notes-saved', { count: written }),
    });
  }
  if (servesTesters(run.plan) || run.plan.scope === 'existing-build') {
    lines.push({
      label: say('run-view.receipt.now'),
      text: haveWords(run) ?? say('run-view.receipt.nobody'),
    });
    const next = wasRejectedLater(run) ? null : nextWords(run);
    if (next !== null) lines.push({ label: say('run-view.receipt.next'), text: next });
  }
  const review = reviewText(run);
  if (review !== null) lines.push({ label: say('run-view.receipt.review'), text: review });
  const emails = emailsText(run);
  if (emails !== null) lines.push({ label: say('run-view.receipt.emails'), text: emails });
  const refused = run.notes.filter((note) => note.state === 'refused').map(({ name }) => name);
  if (refused.length > 0)
    lines.push({
      label: say('run-view.receipt.refused-notes'),
      text: say('run-view.receipt.refused-notes-text', {
        languages: { list: refused.map((locale) => ({ locale })) },
      }),
    });
  const count = overriddenFindings(run.findings, run.plan.overrides).length;
  if (count > 0) {
    lines.push({
      label: say('run-view.receipt.overridden'),
      text: say('run-view.receipt.overridden-checks', { count }),
    });
  }
  return lines;
}
