import { mixed, toOklab, toRgb } from './oklab';
import { writePng } from './write-png';

const top = toOklab({ lightness: 0.78, chroma: 0.13, hue: 200 });
const bottom = toOklab({ lightness: 0.52, chroma: 0.17, hue: 270 });

/** Direction of the gradient: 160 degrees clockwise from up. */
const downwards = { x: Math.sin((160 * Math.PI) / 180), y: -Math.cos((160 * Math.PI) / 180) };
const gradientLength = Math.abs(downwards.x) + Math.abs(downwards.y);

/** The ring, as fractions of the icon's width; its gap is at the right, turned 40 degrees down. */
const radius = 0.215;
const thickness = 0.075;
const gapMiddle = (40 * Math.PI) / 180;
const gapHalf = (40 * Math.PI) / 180;
const ringOpacity = 0.94;

const drawn = new Map<number, Buffer>();

/** The sample app's icon: teal to indigo with a white ring open at one side. A square PNG without alpha. */
export function drawIcon(pixels: number): Buffer {
  const png = drawn.get(pixels) ?? draw(pixels);
  drawn.set(pixels, png);
  return png;
}

function draw(pixels: number): Buffer {
  const rgb = Buffer.alloc(pixels * pixels * 3);
  for (let row = 0; row < pixels; row += 1) {
    for (let column = 0; column < pixels; column += 1) {
      const x = (column + 0.5) / pixels - 0.5;
      const y = (row + 0.5) / pixels - 0.5;
      rgb.set(pixelAt(x, y, pixels), (row * pixels + column) * 3);
    }
  }
  return writePng(rgb, pixels);
}

function pixelAt(x: number, y: number, pixels: number): number[] {
  const along = (x * downwards.x + y * downwards.y) / gradientLength + 0.5;
  const white = ringOpacity * coverage(ringDistance(x, y), pixels);
  return toRgb(mixed(top, bottom, along)).map((sample) =>
    Math.round(sample + (255 - sample) * white),
  );
}

/** How much of a pixel lies inside an edge that is `distance` away, smoothed over one pixel. */
function coverage(distance: number, pixels: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance * pixels));
}

/** Distance from the ring's edge, negative inside; its ends are round. */
function ringDistance(x: number, y: number): number {
  const cos = Math.cos(gapMiddle);
  const sin = Math.sin(gapMiddle);
  const turnedX = x * cos + y * sin;
  const turnedY = Math.abs(-x * sin + y * cos);
  const isInGap = Math.atan2(turnedY, turnedX) < gapHalf;
  const toMiddle = isInGap
    ? Math.hypot(turnedX - radius * Math.cos(gapHalf), turnedY - radius * Math.sin(gapHalf))
    : Math.abs(Math.hypot(x, y) - radius);
  return toMiddle - thickness / 2;
}

/** A square that is invisible: every pixel is fully transparent. */
export function transparentIcon(pixels: number): Buffer {
  return writePng(Buffer.alloc(pixels * pixels * 4), pixels, 4);
}
