import { catalogue, type ErrorCode } from '#shared/error-catalogue';
import { say } from '#shared/words/say';
import type { HelpPlace } from '../../store/help-place';
import type { GuideText } from './read-guide';

export interface Hit {
  place: HelpPlace;
  /** The page, or what an error's entry is on. */
  page: string;
  heading: string;
  /** Some words around the first match. */
  excerpt: string;
}

export const errorCodes = Object.keys(catalogue) as ErrorCode[];

/** Sections of the guide and errors that have every word of the query, those with all of them in the heading first. */
export function searchGuide(pages: readonly GuideText[], query: string): Hit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const hits = [...hitsInPages(pages), ...hitsInErrors()].filter(({ heading, text }) =>
    words.every((word) => folded(`${heading} ${text}`).includes(word)),
  );
  const rank = ({ heading }: { heading: string }) =>
    words.every((word) => folded(heading).includes(word)) ? 0 : 1;
  return hits
    .sort((one, other) => rank(one) - rank(other))
    .map(({ text, ...hit }) => ({ ...hit, excerpt: excerptOf(text, words) }));
}

function hitsInPages(pages: readonly GuideText[]) {
  return pages.flatMap(({ page, title, sections }) =>
    sections.map(({ anchor, heading, plain }) => ({
      place: anchor === '' ? { page } : { page, at: anchor },
      page: title,
      heading: heading || title,
      text: plain,
    })),
  );
}

function hitsInErrors() {
  return errorCodes.map((code) => ({
    place: { page: 'errors' as const, at: code },
    page: say('guide.errors'),
    heading: say(`error.${code}.title`),
    text: `${code}: ${say(`error.${code}.fix`)}`,
  }));
}

function wordsOf(query: string): string[] {
  return folded(query).split(/\s+/).filter(Boolean);
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const around = 60;

function excerptOf(text: string, words: readonly string[]): string {
  const places = words.map((word) => text.toLowerCase().indexOf(word)).filter((at) => at >= 0);
  const first = places.length === 0 ? 0 : Math.min(...places);
  const from = first <= around ? 0 : text.indexOf(' ', first - around) + 1;
  const end = from + 3 * around;
  const cut = end >= text.length ? text.length : Math.max(text.lastIndexOf(' ', end), first + 1);
  return `${from > 0 ? '… ' : ''}${text.slice(from, cut).trim()}${cut < text.length ? ' …' : ''}`;
}
