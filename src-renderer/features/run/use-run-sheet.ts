import { useEffect } from 'react';
import { closeSheet, type OpenSheet, useWindow } from '../../store/window';

/**
 * Whether this sheet of the run is open. It closes once it is no longer offered, and with the run: another run must not
 * open it again.
 */
export function useRunSheet(sheet: OpenSheet, isOffered: boolean): boolean {
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when the offer ends.
  useEffect(
    () => () => {
      if (useWindow.getState().sheet === sheet) closeSheet();
    },
    [sheet, isOffered],
  );
  return useWindow((state) => state.sheet === sheet) && isOffered;
}
