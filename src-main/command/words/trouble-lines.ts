import type { Trouble } from '#shared/errors';
import { clean, type Paint } from './paint';

/** What happened, why, what to do, and the code, for people. */
export function troubleLines(trouble: Trouble, paint: Paint): string[] {
  const lines = [
    `${paint.bad('✗')} ${paint.strong(clean(trouble.title))} ${paint.dim(`(${trouble.code})`)}`,
  ];
  if (trouble.detail) lines.push(`  ${clean(trouble.detail)}`);
  if (trouble.whatToDo) lines.push(`  → ${clean(trouble.whatToDo)}`);
  if (trouble.apple?.requestId)
    lines.push(paint.dim(`  Apple’s request id: ${clean(trouble.apple.requestId)}`));
  return lines;
}

/** The part of trouble that goes to programs. */
export function asError(trouble: Trouble) {
  const { code, title, detail, whatToDo } = trouble;
  return { code, title, detail, whatToDo };
}
