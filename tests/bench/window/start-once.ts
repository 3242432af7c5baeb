import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { environmentFor } from '../../e2e/support/launch';

/** What is started, and what its window has to show. */
export interface Start {
  /** The folder or file of the app. */
  app: string;
  home: string;
  /** The heading and the button, `heading|button`; left out for an empty page. */
  expects?: string;
}

/** Milliseconds from process start, by event, in order. */
export type Moments = Record<string, number>;

const electron = process.env.SLIPWAY_BENCH_ELECTRON ?? '';
const probe = resolve('tests/bench/electron/probe.cjs');
const longest = 60_000;

const now = (): number => performance.timeOrigin + performance.now();

/** Starts Electron, waits until its window is usable and ends it. */
export async function startOnce({ app, home, expects = '|' }: Start): Promise<Moments> {
  const began = now();
  const child = spawn(electron, [...switches(), '-r', probe, app], {
    env: { ...environmentFor({ home }), SLIPWAY_BENCH_EXPECTS: expects },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: longest,
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await new Promise((ended) => child.once('close', ended));
  const line = said.split('\n').find((each) => each.startsWith('{"moments"'));
  if (line === undefined) throw new Error(`${app} showed no usable window. ${said}`);
  const { moments } = JSON.parse(line) as { moments: Moments };
  return Object.fromEntries(Object.entries(moments).map(([name, at]) => [name, at - began]));
}

/** Like the development start and the tests: no sandbox as root; software rendering, which works on any machine. */
function switches(): string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu'];
}
