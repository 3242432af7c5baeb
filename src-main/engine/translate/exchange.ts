import { z } from 'zod';
import type { TranslationRequest, TranslationResult } from '#shared/domain/translator';
import { fail } from '#shared/errors';
import { message, type Text } from '#shared/words/message';

/** No reply of a translator is larger. */
export const replyLimits = { bytes: 4 * 1024 * 1024, ms: 120_000 };

/** A translation that is longer was not meant as a note. */
const longestText = 20_000;

/** What the translator gets. */
export function requestText({ source, targets, app }: TranslationRequest): string {
  return JSON.stringify({ source, targets, app });
}

const Reply = z.object({
  translations: z.array(z.object({ locale: z.string(), text: z.unknown().optional() })).max(1000),
});

/** What became of each language that was asked for; others in the reply are not used. Throws `translator-answer`. */
export function readReply(
  reply: string,
  { source, targets }: TranslationRequest,
): TranslationResult[] {
  const { translations } = parse(reply);
  return targets.map((locale) => {
    const found = translations.find((one) => one.locale === locale);
    const problem =
      found === undefined ? missing(locale, translations) : problemOf(found.text, source.text);
    return problem === null
      ? { locale, text: asNote(found?.text as string), problem: null }
      : { locale, text: null, problem };
  });
}

function parse(reply: string): z.infer<typeof Reply> {
  let value: unknown;
  try {
    value = JSON.parse(reply.replace(/^\ufeff/, ''));
  } catch (cause) {
    const start = reply.trim().slice(0, 80);
    return fail(
      'translator-answer',
      start === ''
        ? message('error.translator-answer.empty')
        : message('error.translator-answer.not-json', { start }),
      { cause },
    );
  }
  const read = Reply.safeParse(value);
  return read.success
    ? read.data
    : fail('translator-answer', message('error.translator-answer.not-translations'));
}

function missing(locale: string, translations: readonly { locale: string }[]): Text {
  const meant = translations.find(
    (one) => one.locale.replaceAll('_', '-').toLowerCase() === locale.toLowerCase(),
  );
  return meant === undefined
    ? message('translate.problem.missing')
    : message('translate.problem.other-code', { code: meant.locale.slice(0, 40) });
}

function problemOf(text: unknown, source: string): Text | null {
  if (typeof text !== 'string') return message('translate.problem.no-text');
  if (text.trim() === '') return message('translate.problem.empty');
  if (text.length > longestText)
    return message('translate.problem.too-long', { length: text.length });
  const lost = lostPlaceholders(source, text);
  return lost.length === 0
    ? null
    : message('translate.problem.placeholders', { names: { list: lost } });
}

/** `{version}` has to be in the translation as often as in the source, letter for letter. */
export function lostPlaceholders(source: string, translated: string): string[] {
  const wanted = countsOf(source);
  const there = countsOf(translated);
  const all = new Set([...wanted.keys(), ...there.keys()]);
  return [...all].filter((name) => (wanted.get(name) ?? 0) !== (there.get(name) ?? 0));
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [name] of text.matchAll(/\{\w+\}/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** As the editor holds a note: composed, and with its line breaks. */
function asNote(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}
