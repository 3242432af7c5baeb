import type { Practice } from '../../src-main/practice/server';

/** The writes whose responses the trials lose, as faults name them. */
export const writes = [
  'POST /v1/buildUploads',
  'POST /v1/buildUploadFiles',
  'PATCH /v1/buildUploadFiles/*',
  'PATCH /v1/builds/*',
  'POST /v1/betaAppLocalizations',
  'PATCH /v1/betaBuildLocalizations/*',
  'POST /v1/betaBuildLocalizations',
  'POST /v1/builds/*/relationships/betaGroups',
  'POST /v1/betaAppReviewSubmissions',
];

const lost = 'lost-answer:';
export const lostAnswer = (write: string): string => `${lost}${write}`;

/**
 * How often the server applied each kind of write. A row shows most duplicates, but not a repeated
 * change or link. `begun` is the fault that the run started with.
 */
export function countWritesTaken(
  { requests, faults }: Practice,
  begun: readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (write: string) => counts.set(write, (counts.get(write) ?? 0) + 1);
  for (const { method, path, status } of requests) {
    const isTaken = method !== 'GET' && status >= 200 && status < 300;
    if (isTaken && !path.startsWith('/parts/')) count(`${method} ${withoutIds(path)}`);
  }
  // A write whose response was lost has no status in the log; the fault is used up instead.
  const left = faults.list().map(({ name, argument }) => `${name}:${argument}`);
  for (const fault of begun) {
    if (fault.startsWith(lost) && !left.includes(fault)) count(fault.slice(lost.length));
  }
  return counts;
}

function withoutIds(path: string): string {
  const [place = ''] = path.split('?');
  return place.replace(/^(\/v1\/[^/]+\/)[^/]+/, '$1*');
}
