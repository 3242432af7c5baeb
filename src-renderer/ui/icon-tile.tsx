import './icon-tile.css';

interface IconTileProps {
  /** A `data:` URL, or null if there is no icon. */
  icon: string | null;
  /** The source of the letter and the color. */
  name: string;
  size?: 'large' | 'small' | 'tiny';
}

/** Hues that look good as a tile; yellow and brown do not. */
const hues = [20, 150, 180, 205, 230, 255, 285, 330] as const;

/** A stable color for a name. */
function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return hues[hash % hues.length] ?? hues[0];
}

/** An icon with rounded corners as on iOS, or a quiet tile with the first letter. */
export function IconTile({ icon, name, size = 'large' }: IconTileProps) {
  const className = `icon-tile icon-tile-${size}`;
  if (icon !== null) return <img className={className} src={icon} alt="" draggable={false} />;
  const letter = [...name.trim()][0]?.toUpperCase() ?? '?';
  return (
    <span className={`${className} icon-tile-letter`} style={{ '--hue': hueOf(name) }} aria-hidden>
      {letter}
    </span>
  );
}
