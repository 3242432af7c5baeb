import { describeMachine } from './measure/machine';
import { print } from './measure/table';
import { measureActivity } from './parts/activity';
import { measureBuilds } from './parts/builds';
import { measureChecks } from './parts/checks';
import { measureFacts } from './parts/facts';
import { measureKeys } from './parts/keys';
import { measureLists } from './parts/lists';
import { measureMemory } from './parts/memory';
import { measurePractice } from './parts/practice';
import { measureSending } from './parts/sending';
import { measureStart } from './parts/start';
import { measureTyping } from './parts/typing';
import { measureUpload } from './parts/upload';
import { measureWindow } from './parts/upload-window';

/** Runs the measurements named on the command line, in order. */
const parts: Record<string, () => Promise<void>> = {
  start: measureStart,
  facts: measureFacts,
  checks: measureChecks,
  memory: measureMemory,
  practice: measurePractice,
  builds: measureBuilds,
  sending: measureSending,
  window: measureWindow,
  upload: measureUpload,
  activity: measureActivity,
  keys: measureKeys,
  typing: measureTyping,
  lists: measureLists,
};

print(describeMachine());
const began = performance.now();
const asked = process.argv.slice(2);
for (const name of asked) await parts[name]?.();

print(`\nMeasured in ${Math.round((performance.now() - began) / 1000)} s. To repeat a part:`);
for (const name of asked) print(`  npm run bench ${name}`);
if (asked.includes('upload') || asked.includes('sending'))
  print(
    '  npm run bench sending -- --rounds 3 (fewer rounds, without the window; “window” is the rest)',
  );
if (asked.includes('upload'))
  print('  SLIPWAY_BENCH_MB=256 npm run bench upload (a smaller package)');
