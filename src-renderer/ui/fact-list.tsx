import type { ReactNode } from 'react';
import './fact-list.css';

interface FactListProps {
  /** It may be longer than the sheet, and then scrolls, by keyboard too. */
  isLong?: boolean;
  children: ReactNode;
}

/** Names and what stands for them, side by side, in a sheet. */
export function FactList({ isLong = false, children }: FactListProps) {
  return (
    <dl className="fact-list" tabIndex={isLong ? 0 : undefined}>
      {children}
    </dl>
  );
}

/** A line of the list. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A text of several lines, as it was written. */
export function FactText({ lang, children }: { lang: string; children: string }) {
  return (
    <span className="fact-text" lang={lang} dir="auto">
      {children}
    </span>
  );
}
