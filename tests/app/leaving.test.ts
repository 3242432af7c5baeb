import { describe, expect, it } from 'vitest';
import {
  closeWindow,
  type LeaveAnswer,
  type LeaveParts,
  leaveQuestion,
  quitApp,
} from '../../src-main/app/leaving';

/** A person who always gives the same answer, and what happened. */
function leaver(given: {
  runs: string[];
  answer?: LeaveAnswer;
  remember?: boolean;
  explained?: boolean;
}) {
  const seen: string[] = [];
  const parts: LeaveParts = {
    runNames: () => given.runs,
    isExplained: () => given.explained === true,
    explained: () => void seen.push('explained'),
    resumes: () => true,
    ask: async (question, offerToRemember) => {
      seen.push(offerToRemember ? 'asked, with an offer to remember' : 'asked');
      expect(question.buttons).toHaveLength(question.answers.length);
      return { answer: given.answer ?? 'stay', remember: given.remember === true };
    },
    hide: () => void seen.push('hidden'),
    quit: () => void seen.push('quit'),
  };
  return { parts, seen };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const runs = ['Harbour 1.4.0 (42)'];

describe('closing the window', () => {
  it('leaving is allowed at once when nothing runs', () => {
    const { parts, seen } = leaver({ runs: [] });
    expect(closeWindow(parts)).toBe(false);
    expect(seen).toEqual([]);
  });

  it.each<[LeaveAnswer, string[]]>([
    ['keep-running', ['hidden']],
    ['pause-and-quit', ['quit']],
    ['stay', []],
  ])('asks, and “%s” is done', async (answer, then) => {
    const { parts, seen } = leaver({ runs, answer });
    expect(closeWindow(parts)).toBe(true);
    await settle();
    expect(seen).toEqual(['asked, with an offer to remember', ...then]);
  });

  it('closing remembers only the answer that keeps runs going', async () => {
    const keeping = leaver({ runs, answer: 'keep-running', remember: true });
    const leaving = leaver({ runs, answer: 'pause-and-quit', remember: true });
    closeWindow(keeping.parts);
    closeWindow(leaving.parts);
    await settle();
    expect(keeping.seen).toContain('explained');
    expect(leaving.seen).not.toContain('explained');
  });

  it('closing does not ask again once it was explained', () => {
    const { parts, seen } = leaver({ runs, explained: true });
    expect(closeWindow(parts)).toBe(true);
    expect(seen).toEqual(['hidden']);
  });
});

describe('quitting', () => {
  it('quitting asks even when closing was explained', async () => {
    const { parts, seen } = leaver({ runs, explained: true, answer: 'pause-and-quit' });
    expect(quitApp(parts)).toBe(true);
    await settle();
    expect(seen).toEqual(['asked', 'quit']);
  });

  it('leaving is allowed at once when nothing runs', () => {
    expect(quitApp(leaver({ runs: [] }).parts)).toBe(false);
  });
});

it('quitting names the run, or the number of runs', () => {
  expect(leaveQuestion(runs, true).message).toBe('Harbour 1.4.0 (42) is still publishing');
  expect(leaveQuestion(['a', 'b'], true).message).toBe('2 runs are still publishing');
  expect(leaveQuestion(runs, true).detail).toContain('until Slipway starts again');
  expect(leaveQuestion(runs, false).detail).toContain('lets you resume later');
});

it('in the question before quitting, Enter keeps runs going and Esc changes nothing', () => {
  const { buttons, answers } = leaveQuestion(runs, true);
  expect(buttons.map((button, place) => [button, answers[place]])).toEqual([
    ['Keep running', 'keep-running'],
    ['Pause and quit', 'pause-and-quit'],
    ['Cancel', 'stay'],
  ]);
});
