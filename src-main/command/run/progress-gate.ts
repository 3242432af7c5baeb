import type { RunNews } from './run-events';

const pause = 500;

type Progress = Extract<RunNews, { event: 'upload-progress' }>;

/** Takes news and passes it on. */
export type Gate = (news: RunNews) => void;

/**
 * Lets progress through at most twice a second, each figure once, and all other news at once. The
 * newest figure always comes through in the end: an upload that stands still is seen where it stands.
 */
export function openProgressGate(pass: Gate): Gate {
  let last = Number.NEGATIVE_INFINITY;
  let told = -1;
  let timer: NodeJS.Timeout | undefined;
  const tell = (news: Progress): void => {
    last = performance.now();
    told = news.sent;
    pass(news);
  };
  return (news) => {
    clearTimeout(timer);
    if (news.event !== 'upload-progress') return pass(news);
    if (news.sent === told) return;
    const wait = news.sent === news.total ? 0 : last + pause - performance.now();
    if (wait <= 0) return tell(news);
    timer = setTimeout(tell, wait, news);
  };
}
