import type { Paint } from './paint';

/** Two aligned columns: a label, and what it says. */
export function columns(rows: readonly (readonly [string, string])[], paint: Paint): string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${paint.dim(label.padEnd(width))}  ${text}`);
}
