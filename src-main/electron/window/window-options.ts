/* Without Electron, so that tests can check it without a window. */
import { z } from 'zod';

/** The window's last bounds, in screen points. */
const WindowBounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(720),
  height: z.number().int().min(480),
});
export type WindowBounds = z.infer<typeof WindowBounds>;

/** The bounds for a new window; without a position the system chooses one. */
type OpeningBounds = WindowBounds | Pick<WindowBounds, 'width' | 'height'>;

const firstBounds: OpeningBounds = { width: 1180, height: 780 };

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The remembered bounds, unless their screen is gone: then only the size is kept. */
export function fitBounds(remembered: unknown, screens: readonly Area[]): OpeningBounds {
  const bounds = WindowBounds.safeParse(remembered);
  if (!bounds.success) return firstBounds;
  const { x, y, width, height } = bounds.data;
  const bar = { x: x + 40, y: y + 10 };
  return screens.some((screen) => waits(screen, bar)) ? bounds.data : { width, height };
}

function waits(area: Area, point: { x: number; y: number }): boolean {
  const inWidth = point.x >= area.x && point.x < area.x + area.width;
  return inWidth && point.y >= area.y && point.y < area.y + area.height;
}

/** What every window of Slipway may do, in one place and frozen. */
export function webPreferences(preload: string, isPackaged: boolean) {
  return Object.freeze({
    preload,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    experimentalFeatures: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: !isPackaged,
  });
}
