import './scroll-text.css';

interface ScrollTextProps {
  label: string;
  lang: string;
  children: string;
}

/** Somebody's text as it is, at most a few lines high; scrolled with the keyboard too. */
export function ScrollText({ label, lang, children }: ScrollTextProps) {
  return (
    <section
      className="scroll-text selectable"
      aria-label={label}
      dir="auto"
      lang={lang}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse.
      tabIndex={0}
    >
      {children}
    </section>
  );
}
