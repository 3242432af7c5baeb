import './color-dot.css';

interface ColorDotProps {
  color: 'blue' | 'teal' | 'green' | 'yellow' | 'orange' | 'pink' | undefined;
}

/** A small mark beside a name; the name is always there, so the color says nothing alone. */
export function ColorDot({ color }: ColorDotProps) {
  if (color === undefined) return null;
  return <span className={`color-dot color-dot-${color}`} aria-hidden />;
}
