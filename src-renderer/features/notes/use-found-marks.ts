import { useEffect } from 'react';
import type { Found } from './find-text';
import { asInArea } from './note-area';

interface Marked {
  text: string;
  found: readonly Found[];
  /** The match that is selected. */
  at: Found | null;
}

const all = 'note-found';
const selected = 'note-found-at';

/** Marks the matches in the note that is shown, and scrolls the selected one into view. */
export function useFoundMarks({ text, found, at }: Marked): void {
  const start = at?.start ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selected match is the same while its place is.
  useEffect(() => {
    const marks = document.querySelector<HTMLElement>('.note-marks');
    if (marks === null || !marks.textContent?.startsWith(text.replace(/\r\n?/g, '\n'))) return;
    const ranges = found.flatMap((one) => rangeOf(marks, asInArea(text, one)) ?? []);
    CSS.highlights.set(all, new Highlight(...ranges));
    const range = at === null ? null : rangeOf(marks, asInArea(text, at));
    if (range !== null) {
      const one = new Highlight(range);
      one.priority = 1;
      CSS.highlights.set(selected, one);
      showInBox(marks, range);
    }
    return () => {
      CSS.highlights.delete(all);
      CSS.highlights.delete(selected);
    };
  }, [text, found, start]);
}

/** A range over the text nodes of an element, by the places of its whole text. */
function rangeOf(element: HTMLElement, { start, end }: Found): Range | null {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let from = 0;
  let hasStart = false;
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!hasStart && start < from + length) {
      range.setStart(node, start - from);
      hasStart = true;
    }
    if (hasStart && end <= from + length) {
      range.setEnd(node, end - from);
      return range;
    }
    from += length;
  }
  return null;
}

function showInBox(marks: HTMLElement, range: Range): void {
  const box = marks.parentElement;
  if (box === null) return;
  const inside = box.getBoundingClientRect();
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= inside.top && bottom <= inside.bottom) return;
  box.scrollTop += top - inside.top - box.clientHeight / 2;
}
