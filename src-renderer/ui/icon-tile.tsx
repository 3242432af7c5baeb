import './icon-tile.css';

interface IconTileProps {
  /** A `data:` address, or null where no picture is known. */
  icon: string | null;
  /** What the letter and the colour are taken from. */
  name: string;
  size?: 'large' | 'small';
}

/** Hues that look well as a tile; yellow and brown do not. */
const hues = [20, 150, 180, 205, 230, 255, 285, 330] as const;

/** A colour that stays with a name. */
function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return hues[hash % hues.length] ?? hues[0];
}

/** A picture with the corners that iOS gives it, or a quiet tile with the first letter. */
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
