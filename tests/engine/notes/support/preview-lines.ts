import { inWords } from '#shared/words/say';
import type { ReadNotes } from '../../../../src-main/engine/notes/notes-file';

/** A preview, all of it, one line for each entry and remark, so that a table of expectations can be read. */
export function previewLines({ preview, problems }: ReadNotes): string[] {
  const { form, entries, remarks } = preview;
  return [
    form,
    ...entries.map(({ code, locale, text, fate, instead, place }) => {
      const shown = JSON.stringify(text.length > 60 ? `${text.length} characters` : text);
      const used = instead === null ? '' : ` (${instead} is used)`;
      return `${JSON.stringify(code)} -> ${locale}: ${fate}${used}, ${inWords(place)}: ${shown}`;
    }),
    ...remarks.map((one) => {
      const mark = problems.includes(one) ? '! ' : '- ';
      const place = one.place === null ? '' : `${inWords(one.place)}: `;
      const quote = one.quote === '' ? '' : `“${one.quote}” `;
      return `${mark}${place}${quote}${inWords(one.why)}`;
    }),
  ];
}
