/** One request as it arrived, for tests and for people who watch. */
export interface LoggedRequest {
  /** ISO 8601, wall time. */
  at: string;
  method: string;
  /** With its query; for a part without it, since the query is signed. */
  path: string;
  /** 0 when the connection was cut before a response. */
  status: number;
  /** Duration in milliseconds. */
  ms: number;
  /** Set when the route or a query name does not exist. */
  unknown?: true;
  /** Set when the server itself failed on it: a bug in the practice server. */
  failure?: string;
}

const kept = 5_000;

/** The newest requests, oldest first. */
export interface RequestLog {
  readonly entries: LoggedRequest[];
  add(entry: LoggedRequest): void;
}

/** `onRequest` is called after each request. */
export function createRequestLog(onRequest: () => void = () => {}): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add(entry) {
      entries.push(entry);
      if (entries.length > kept) entries.splice(0, entries.length - kept);
      onRequest();
    },
  };
}
