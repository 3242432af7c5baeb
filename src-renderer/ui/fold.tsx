import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import './fold.css';

interface FoldProps {
  /** What is collapsed, in a few words. */
  label: ReactNode;
  children: ReactNode;
  startsOpen?: boolean;
}

/** Content that is collapsed until someone opens it. */
export function Fold({ label, children, startsOpen = false }: FoldProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <>
      <button
        type="button"
        className="fold small"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight aria-hidden />
        <span>{label}</span>
      </button>
      {isOpen && children}
    </>
  );
}
