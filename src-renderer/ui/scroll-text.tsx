import type { ReactNode } from 'react';
import './scroll-text.css';

interface ScrollTextProps {
  label: string;
  lang: string;
  children: ReactNode;
}

/** Unformatted text, a few lines high; scrollable by keyboard too. */
export function ScrollText({ label, lang, children }: ScrollTextProps) {
  return (
    <section
      className="scroll-text selectable"
      aria-label={label}
      dir="auto"
      lang={lang}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable without a mouse.
      tabIndex={0}
    >
      {children}
    </section>
  );
}
