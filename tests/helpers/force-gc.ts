import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects garbage repeatedly until the returned function is called: unreferenced objects are gone at once. */
export function keepCollecting(everyMs = 25): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const timer = setInterval(collect, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
