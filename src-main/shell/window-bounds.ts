import { z } from 'zod';

/** Where the window was, in screen points. */
export const WindowBounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(720),
  height: z.number().int().min(480),
});
export type WindowBounds = z.infer<typeof WindowBounds>;

/** As much of the bounds as a new window is given; without a place the system chooses one. */
export type OpeningBounds = WindowBounds | Pick<WindowBounds, 'width' | 'height'>;

export const firstBounds: OpeningBounds = { width: 1180, height: 780 };

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The remembered bounds, unless the screen that they were on is gone: then only the size is kept. */
export function fitBounds(remembered: unknown, screens: readonly Area[]): OpeningBounds {
  const bounds = WindowBounds.safeParse(remembered);
  if (!bounds.success) return firstBounds;
  const { x, y, width, height } = bounds.data;
  const bar = { x: x + 40, y: y + 10 };
  return screens.some((screen) => holds(screen, bar)) ? bounds.data : { width, height };
}

function holds(area: Area, point: { x: number; y: number }): boolean {
  const inWidth = point.x >= area.x && point.x < area.x + area.width;
  return inWidth && point.y >= area.y && point.y < area.y + area.height;
}
