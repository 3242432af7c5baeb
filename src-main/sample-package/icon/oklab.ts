/** A color as OKLCH writes it: lightness 0-1, chroma, hue in degrees. */
interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
}

type Oklab = readonly [lightness: number, a: number, b: number];

export function toOklab({ lightness, chroma, hue }: Oklch): Oklab {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** The interpolation between two colors, `at` from 0 to 1. */
export function mixed(from: Oklab, to: Oklab, at: number): Oklab {
  const between = (a: number, b: number): number => a + (b - a) * at;
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])];
}

/** sRGB samples, 0-255, clipped to the sRGB gamut (CSS Color 4, section 17.1). */
export function toRgb([lightness, a, b]: Oklab): [red: number, green: number, blue: number] {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    sample(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    sample(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    sample(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function sample(linear: number): number {
  const cut = Math.min(1, Math.max(0, linear));
  return 255 * (cut <= 0.0031308 ? 12.92 * cut : 1.055 * cut ** (1 / 2.4) - 0.055);
}
