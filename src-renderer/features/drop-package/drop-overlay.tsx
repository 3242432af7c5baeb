import { PackageOpen, TriangleAlert } from 'lucide-react';
import { openPackage, refusePackage } from '../../store/package-acts';
import type { Dropped } from './read-drop';
import { useWindowDrop } from './use-window-drop';
import './drop-overlay.css';

function take(dropped: Dropped): void {
  if ('trouble' in dropped) refusePackage(dropped.trouble);
  else void openPackage(dropped.path);
}

/** Lies over the whole window while a file is held over it. */
export function DropOverlay() {
  const hover = useWindowDrop(take);
  if (hover === null) return null;
  const several = hover.files > 1;
  return (
    <div className="drop-overlay" aria-hidden>
      <div className="drop-overlay-words">
        {several ? <TriangleAlert /> : <PackageOpen />}
        <span className="drop-overlay-title">
          {several ? 'Only one package at a time' : 'Drop to inspect'}
        </span>
        <span className="small">Nothing is uploaded yet.</span>
      </div>
    </div>
  );
}
