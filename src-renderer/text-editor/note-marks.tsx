import { useLayoutEffect, useRef } from 'react';
import { type MarkKind, marksIn } from '#shared/asc/text-marks';
import './note-marks.css';

interface NoteMarksProps {
  /** With the line ends of a text area. */
  text: string;
  /** Whether Apple refuses characters in it. */
  marksRefused: boolean;
}

/**
 * The same text behind the text area, with what to flag marked in it. The marks are painted over one piece of
 * text instead of being elements in it, which would break the shaping of letters, and so the alignment.
 */
export function NoteMarks({ text, marksRefused }: NoteMarksProps) {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const node = layer.current?.firstChild;
    if (!(node instanceof Text)) return;
    const shown = marksIn(text).filter(
      ({ kind }) => marksRefused || (kind !== 'refused' && kind !== 'doubtful'),
    );
    const ranges = shown.map((mark) => {
      const range = document.createRange();
      const end = mark.index + mark.text.length;
      range.setStart(node, mark.kind === 'invisible' ? besideUnseen(text, mark.index) : mark.index);
      range.setEnd(node, end);
      const highlight = highlightOf(mark.kind);
      highlight.add(range);
      return { highlight, range };
    });
    return () => {
      for (const { highlight, range } of ranges) highlight.delete(range);
    };
  }, [text, marksRefused]);
  return (
    <div className="note-marks" ref={layer} dir="auto" aria-hidden>
      {/* An empty last line only has height if it contains something. */}
      {`${text} `}
    </div>
  );
}

/** What has no width is marked with the character before it. */
function besideUnseen(text: string, index: number): number {
  const before = index > 1 && /[\udc00-\udfff]/.test(text[index - 1] ?? '') ? 2 : 1;
  return index === 0 || text[index - 1] === '\n' ? index : index - before;
}

/** One for each kind, shared by all fields. */
function highlightOf(kind: MarkKind): Highlight {
  const name = `note-${kind}`;
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}
