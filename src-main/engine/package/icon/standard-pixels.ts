/** Turns rows of CgBI pixels (BGR or premultiplied BGRA, filters removed) into PNG's, in place. */
export function standardPixels(lines: Buffer, row: number, samples: number): void {
  for (let at = 0; at < lines.length; at += row + 1) {
    for (let x = at + 1; x + samples <= at + 1 + row; x += samples) {
      if (samples === 4) unmultiply(lines, x);
      const blue = lines[x] ?? 0;
      lines[x] = lines[x + 2] ?? 0;
      lines[x + 2] = blue;
    }
  }
}

function unmultiply(lines: Buffer, x: number): void {
  const alpha = lines[x + 3] ?? 0;
  if (alpha === 255 || alpha === 0) return;
  for (let sample = x; sample < x + 3; sample += 1) {
    lines[sample] = Math.min(255, Math.round(((lines[sample] ?? 0) * 255) / alpha));
  }
}
