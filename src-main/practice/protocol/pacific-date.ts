const offsetFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  timeZoneName: 'longOffset',
});

/** Minutes east of Greenwich at that moment: -480 in winter, -420 in summer. */
function pacificOffset(at: Date): number {
  const name =
    offsetFormat.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}

/**
 * ISO 8601 with the numeric offset of US Pacific time, as App Store Connect writes its dates (app-store-connect.md,
 * requests 14). Some of its dates have milliseconds and some do not, so both forms exist.
 */
export function pacificDate(at: Date, precision: 'seconds' | 'milliseconds' = 'seconds'): string {
  const offset = pacificOffset(at);
  const shifted = new Date(at.getTime() + offset * 60_000).toISOString();
  const clock = shifted.slice(0, precision === 'seconds' ? 19 : 23);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${clock}${offset < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}
