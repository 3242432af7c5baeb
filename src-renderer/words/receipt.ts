import { betaReviewStates, plainState } from '#shared/asc/states';
import { overriddenFindings } from '#shared/domain/overriding';
import type { PublishRun } from '#shared/domain/publish-run';
import { testersHaveBuild } from '#shared/domain/run-readers';
import { counted, listed } from '#shared/words/format';
import { localeName } from '#shared/words/locale-name';
import { runName } from '#shared/words/names';
import { sentWords } from '#shared/words/notify';
import { haveWords, isInReview, nextWords } from './reach';

interface ReceiptLine {
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
  const tells = run.emails.automatic !== false;
  if (run.reviewState === 'APPROVED')
    return tells ? 'Approved. Apple tells external testers itself.' : 'Approved.';
  const state = plainState(betaReviewStates, run.reviewState);
  return tells
    ? `Submitted, ${state}. Apple tells external testers once it has approved the build.`
    : `Submitted, ${state}.`;
}

/** Null while it is not known whether Apple emails testers. */
function emailsText({ emails }: PublishRun): string | null {
  if (emails.automatic === null) return null;
  if (emails.automatic && emails.sent === 'no')
    return 'Apple emails testers when they can install the build.';
  return `${sentWords[emails.sent]}.`;
}

/** What the run did and saw, one line per subject; only what was read back counts. */
export function receiptLines(run: PublishRun): ReceiptLine[] {
  const lines: ReceiptLine[] = [];
  const written = run.notes.filter((note) => note.state === 'read-back').length;
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
  const emails = emailsText(run);
  if (emails !== null) lines.push({ label: 'Emails', text: emails });
  const refused = run.notes.filter((note) => note.state === 'refused').map(({ name }) => name);
  if (refused.length > 0)
    lines.push({
      label: 'Refused notes',
      text: `${listed(refused.map(localeName))}. Change them and send them again.`,
    });
  const passed = overriddenFindings(run.findings, run.plan.overrides).length;
  if (passed > 0) {
    lines.push({ label: 'Passed over', text: `${counted(passed, 'check')}, with the reason.` });
  }
  return lines;
}
