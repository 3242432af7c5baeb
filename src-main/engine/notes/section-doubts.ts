import { message } from '#shared/words/message';
import { atLine, type Remark, remark } from './parsed-notes';
import type { Line } from './section-headings';

interface Section {
  code: string;
  text: string;
  place: Remark['place'];
  start: number;
  end: number;
}

/** What a note may have that was not meant for testers. All of it is taken, and pointed at. */
export function doubts(lines: readonly Line[], sections: readonly Section[]): Remark[] {
  return [
    ...sections.flatMap((section, index) =>
      strayLine(lines, section, index === sections.length - 1),
    ),
    ...muchLonger(sections),
  ];
}

/** How people end their mails. */
const closing =
  /^(?:best(?: regards| wishes)?|kind(?:est)? regards|warm regards|regards|cheers|thanks|thank you|many thanks|sincerely(?: yours)?|viele grüße|liebe grüße|beste grüße|mit freundlichen grüßen|vg|lg|mfg|cordialement|bien à vous|saludos|un saludo|atentamente|cordiali saluti|saluti|met vriendelijke groet|groeten|sent from my .{1,30})[,.!]?$/i;

/** Characters of a line that may end a mail. */
const longestClosing = 60;

/** The first line of a note that is quoted, or, in the last one, that begins the end of a mail. */
function strayLine(lines: readonly Line[], { start, end }: Section, isLast: boolean): Remark[] {
  for (let index = firstFrom(lines, start); index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.start >= end) break;
    const text = line.text.trim();
    const isEnd =
      isLast && (text === '--' || (text.length <= longestClosing && closing.test(text)));
    if (text.startsWith('>') || isEnd)
      return [remark(atLine(index + 1), text, message('notes-file.may-not-belong'))];
  }
  return [];
}

function firstFrom(lines: readonly Line[], start: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Translations differ in length, but hardly by this much. */
const timesLonger = 3;
const leastLonger = 300;

/** A note that is much longer than the others may have one of them in it. */
function muchLonger(sections: readonly Section[]): Remark[] {
  if (sections.length < 3) return [];
  const lengths = sections.map(({ text }) => text.length).sort((one, other) => one - other);
  const middle = lengths[Math.floor((lengths.length - 1) / 2)] ?? 0;
  return sections
    .filter(({ text }) => text.length > leastLonger && text.length > middle * timesLonger)
    .map(({ place, code }) => remark(place, code, message('notes-file.much-longer')));
}
