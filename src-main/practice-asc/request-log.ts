/** One request as it arrived, for tests and for people who watch. */
export interface LoggedRequest {
  /** ISO 8601, wall time. */
  at: string;
  method: string;
  /** With its query; the address of a part without, since that is signed. */
  path: string;
  /** 0 when the line was cut before an answer. */
  status: number;
  /** How long it took, in milliseconds. */
  ms: number;
  /** Set when the route or a query name is none that there is. */
  unknown?: true;
  /** Set when the server itself broke on it: a bug in the practice server. */
  failure?: string;
}

const kept = 5_000;

/** The newest requests, oldest first. */
export interface RequestLog {
  readonly entries: LoggedRequest[];
  add(entry: LoggedRequest): void;
}

/** `heard` is called after each request. */
export function createRequestLog(heard: () => void = () => {}): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add(entry) {
      entries.push(entry);
      if (entries.length > kept) entries.splice(0, entries.length - kept);
      heard();
    },
  };
}
