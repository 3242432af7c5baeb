const hour = 3_600_000;

/** Counts a key's requests in a rolling hour, and what is left of its limit. */
export interface HourlyAllowance {
  /** Counts one request at that wall time; false when the limit is reached. */
  spend(keyId: string, wallTime: number, limit: number): boolean;
  /** The value of the rate limit header. */
  header(keyId: string, limit: number): string;
}

export const defaultHourlyLimit = 3600;

export function createHourlyAllowance(): HourlyAllowance {
  const spent = new Map<string, number[]>();
  const timesOf = (keyId: string) => spent.get(keyId) ?? [];
  return {
    spend(keyId, wallTime, limit) {
      const recent = timesOf(keyId);
      while (recent[0] !== undefined && recent[0] <= wallTime - hour) recent.shift();
      spent.set(keyId, recent);
      if (recent.length >= limit) return false;
      recent.push(wallTime);
      return true;
    },
    header: (keyId, limit) =>
      `user-hour-lim:${limit};user-hour-rem:${Math.max(0, limit - timesOf(keyId).length)};`,
  };
}
