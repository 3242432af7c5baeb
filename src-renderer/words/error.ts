import type { PublishRun } from '#shared/domain/publish-run';
import type { AppError, AppleAnswer } from '#shared/errors';
import { runName } from '#shared/words/names';
import { asSentence, inWords, say } from '#shared/words/say';
import { environmentWord } from './account';

/** Apple's own words, one line per error. */
export function appleLines(answer: AppleAnswer | null): string[] {
  if (answer === null) return [];
  return answer.errors.map((error) => {
    const about = error.source === null ? '' : ` (${error.source})`;
    return `${error.detail ?? error.title}${about}`;
  });
}

/** Headline and advice in one line, for a field or a toast. */
export function errorLine(error: AppError): string {
  return `${asSentence(error.title)} ${inWords(error.whatToDo)}`;
}

/** What `Copy details` copies: enough for a colleague or for Apple's support, no secret. */
export function errorDetails(error: AppError, run?: PublishRun): string {
  const lines = [
    `${inWords(error.title)} [${error.code}]`,
    inWords(error.detail),
    inWords(error.whatToDo),
  ];
  const apple = error.apple;
  if (apple !== null) {
    lines.push(say('run-view.error-details.status', { status: `${apple.status}` }));
    for (const { code, source, ...said } of apple.errors) {
      const where = source === null ? code : `${code} ${source}`;
      lines.push(`- ${where}: ${[said.title, said.detail].filter(Boolean).join(' ')}`);
    }
    if (apple.requestId !== null)
      lines.push(say('run-view.error-details.request', { id: apple.requestId }));
  }
  if (run !== undefined) {
    lines.push(
      say('run-view.error-details.run', {
        id: run.id,
        run: runName(run),
        environment: environmentWord(run.environment),
        keyId: run.account.keyId,
      }),
    );
    for (const [name, id] of Object.entries(run.ids)) if (id !== null) lines.push(`${name} ${id}`);
  }
  return lines.filter((line) => line !== '').join('\n');
}

/** The headline and what happened, for a toast. */
export function errorSentences({ title, detail }: AppError): string {
  return `${asSentence(title)} ${asSentence(detail)}`.trim();
}
