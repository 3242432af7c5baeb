import { checkTyped } from '#shared/asc/text-rules';
import { Preset } from '#shared/domain/preset';
import { templatePlaceholders } from '#shared/domain/preset-use';
import { say } from '#shared/words/say';
import { refusedWords, wordsInBraces } from './note';

/** A preset while a person edits it: numbers and lists are text until they are saved. */
export interface PresetForm extends Omit<Preset, 'sizeBudget' | 'checklist'> {
  /** Empty for no limit. */
  sizeMegabytes: string;
  /** One line each. */
  checklist: string;
}

const megabyte = 1_000_000;

export function toForm({ sizeBudget, checklist, ...preset }: Preset): PresetForm {
  return {
    ...preset,
    sizeMegabytes: sizeBudget === null ? '' : String(sizeBudget / megabyte),
    checklist: checklist.join('\n'),
  };
}

export function presetFrom({ sizeMegabytes, checklist, ...form }: PresetForm): Preset {
  const megabytes = numberIn(sizeMegabytes);
  return Preset.parse({
    ...form,
    name: form.name.trim(),
    bundleId: form.bundleId.trim(),
    notes: form.notes.filter(({ text }) => text.trim() !== ''),
    sizeBudget: megabytes === null ? null : Math.round(megabytes * megabyte),
    checklist: linesOf(checklist),
  });
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Null for none; NaN for text that is no number. */
function numberIn(text: string): number | null {
  const typed = text.trim();
  return typed === '' ? null : Number(typed.replace(',', '.'));
}

/** What is wrong with a field, in words. */
export interface PresetGap {
  field: 'name' | 'bundleId' | 'sizeMegabytes' | 'checklist' | 'notes';
  words: string;
}

const longestName = 200;
const longestLine = 500;
const mostLines = 50;

export function presetGaps(form: PresetForm): PresetGap[] {
  const { name, bundleId, sizeMegabytes, checklist, notes } = form;
  const size = numberIn(sizeMegabytes);
  const lines = linesOf(checklist);
  const gaps: (PresetGap | false)[] = [
    name.trim() === '' && { field: 'name', words: say('preset.gap.name') },
    name.trim().length > longestName && { field: 'name', words: say('preset.gap.name-long') },
    // Apple: letters, digits, hyphens and periods.
    !/^[A-Za-z0-9.-]{1,255}$/.test(bundleId.trim()) && {
      field: 'bundleId',
      words: say('preset.gap.bundle-id'),
    },
    size !== null &&
      !(size >= 0.01 && size <= 1_000_000) && {
        field: 'sizeMegabytes',
        words: say('preset.gap.size'),
      },
    lines.length > mostLines && { field: 'checklist', words: say('preset.gap.lines') },
    lines.some((line) => line.length > longestLine) && {
      field: 'checklist',
      words: say('preset.gap.line-long'),
    },
    ...notes.map(({ locale, text }) => {
      const check = checkTyped(text);
      const isRefused = check.tooLong || refusedWords(text, check) !== null;
      return (
        isRefused && {
          field: 'notes' as const,
          words: say('preset.gap.note', { language: { locale } }),
        }
      );
    }),
  ];
  return gaps.filter((gap) => gap !== false);
}

export function gapOf(form: PresetForm, field: PresetGap['field']): string | undefined {
  return presetGaps(form).find((gap) => gap.field === field)?.words;
}

/** Words in braces that no placeholder is: they are sent as they are written. */
export function unknownPlaceholders(text: string): string[] {
  return wordsInBraces(text).filter((one) => !templatePlaceholders.includes(one));
}
