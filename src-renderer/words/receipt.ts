import { overriddenFindings } from '#shared/domain/overriding';
import { servesTesters } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { isInReview, testersHaveBuild, wasRejectedLater } from '#shared/domain/run-readers';
import { storeStageOf } from '#shared/domain/store-stage';
import { runName } from '#shared/words/names';
import { emailsSent } from '#shared/words/notify';
import { inWords, say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { versionOf } from '#shared/words/store-run';
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
  if (wasRejectedLater(run)) return say('run-view.receipt.rejected-build', name);
  const stage = storeStageOf(run);
  if (stage !== null) return say(`store-run.title.${stage}`, name);
  if (testersHaveBuild(run)) return say('run-view.receipt.with-testers', name);
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

/** What the run did on the App Store, as last read. */
function storeLines(run: PublishRun): ReceiptLine[] {
  const { store } = run;
  if (store?.versionState == null) return [];
  const state = stateText('store-version', store.versionState);
  const key = store.isCreated ? 'store-run.receipt.version-new' : 'store-run.receipt.version-state';
  const saved = store.texts.filter(({ state: is }) => is === 'read-back').length;
  return [
    {
      label: say('store-run.receipt.version'),
      text: say(key, { version: versionOf(run), state: inWords(state) }),
    },
    ...(store.phasedState === null
      ? []
      : [
          {
            label: say('store-run.receipt.phased'),
            text: inWords(stateText('phased', store.phasedState)),
          },
        ]),
    ...(saved === 0
      ? []
      : [
          {
            label: say('store-run.receipt.texts'),
            text: say('store-run.receipt.texts-saved', { count: saved }),
          },
        ]),
  ];
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
  const isForTesters = run.store === null || run.groups.length > 0;
  if (isForTesters && (servesTesters(run.plan) || run.plan.scope === 'existing-build')) {
    lines.push({
      label: say('run-view.receipt.now'),
      text: haveWords(run) ?? say('run-view.receipt.nobody'),
    });
    const next = wasRejectedLater(run) ? null : nextWords(run);
    if (next !== null) lines.push({ label: say('run-view.receipt.next'), text: next });
  }
  const review = reviewText(run);
  if (review !== null) lines.push({ label: say('run-view.receipt.review'), text: review });
  lines.push(...storeLines(run));
  const emails = isForTesters ? emailsText(run) : null;
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
