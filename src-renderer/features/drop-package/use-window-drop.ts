import { useEffect, useState } from 'react';
import { request } from '../../bridge/bridge';
import { type Dropped, readDrop } from './read-drop';

export interface DropHover {
  /** How many files are held over the window. */
  files: number;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Takes files anywhere on the window; returns what is being held over it. */
export function useWindowDrop(onDrop: (dropped: Dropped) => void): DropHover | null {
  const [hover, setHover] = useState<DropHover | null>(null);

  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (event.relatedTarget === null && carriesFiles(event)) void request('packages:prepare', {});
      over(event);
    };
    const over = (event: DragEvent) => {
      if (!carriesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const files = event.dataTransfer.items.length;
      setHover((before) => (before?.files === files ? before : { files }));
    };
    const leave = (event: DragEvent) => {
      // Between two elements there is a leave as well; only out of the window counts.
      if (event.relatedTarget === null) setHover(null);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setHover(null);
      onDrop(readDrop([...(event.dataTransfer?.files ?? [])]));
    };
    const forget = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setHover(null);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('keydown', forget);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('keydown', forget);
    };
  }, [onDrop]);

  return hover;
}
