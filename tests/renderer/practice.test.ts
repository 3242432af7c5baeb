import { expect, it } from 'vitest';
import type { FaultChoice } from '#shared/domain/practice';
import { practiceChoices } from '../../src-main/practice-host/choices';
import {
  argumentField,
  argumentProblem,
  arrivedWords,
  leftWords,
  openRunsSentence,
  speedSentence,
  statusTone,
  statusWord,
  worldTime,
} from '../../src-renderer/words/practice';

const choiceOf = (name: string): FaultChoice => {
  const found = practiceChoices().faults.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

it('a fault asks for an argument only if it takes one, and shows when it is optional', () => {
  expect(argumentField(choiceOf('processing-fails'))).toBeNull();
  expect(argumentField(choiceOf('part-504'))?.label).toBe('Part');
  expect(argumentField(choiceOf('forbidden'))?.label).toBe('Path (optional)');
  expect(argumentField(choiceOf('next-loops'))?.hint).toBe('One of: itself, relative.');
});

it('a fault accepts each documented example and a missing optional argument', () => {
  for (const choice of practiceChoices().faults)
    expect([choice.name, argumentProblem(choice, choice.example ?? '')]).toEqual([
      choice.name,
      null,
    ]);
});

it('an invalid fault argument is explained before it is sent', () => {
  expect(argumentProblem(choiceOf('lost-answer'), 'somewhere')).toMatch(/^Enter a path/);
  expect(argumentProblem(choiceOf('cut-part'), '1')).toBe('Enter it in the form 1@100000.');
  expect(argumentProblem(choiceOf('part-504'), '')).toMatch(/^Enter the number/);
  expect(argumentProblem(choiceOf('next-loops'), 'sideways')).toMatch(/^Enter one of/);
  expect(argumentProblem(choiceOf('read-lag'), 'soon')).toMatch(/^Enter 3 for reads/);
  expect(argumentProblem(choiceOf('read-lag'), '90s')).toBeNull();
});

it('the Practice screen shows how often, how fast and how many', () => {
  expect([1, 3, null].map((left) => leftWords({ left }))).toEqual([
    'once',
    '3 times',
    'until removed',
  ]);
  expect(speedSentence(60)).toBe('Runs 60 times as fast: 1 min is 1 h in practice.');
  expect(speedSentence(1)).toBe('Runs at normal speed.');
  expect(arrivedWords(1, 1, null)).toBe('1 request');
  expect(arrivedWords(1200, 200, null)).toBe('1,200 requests, newest 200 shown');
  expect(arrivedWords(1200, 200, 12)).toBe('paused, 12 more since');
  expect(openRunsSentence(2)).toBe(
    '2 practice runs aren’t finished, and their builds will be deleted.',
  );
});

it('the practice clock advances between two readings and never goes back', () => {
  expect(worldTime({ wall: 1000, world: 5000, speed: 60 }, 2000)).toBe(65_000);
  expect(worldTime({ wall: 1000, world: 5000, speed: 60 }, 900)).toBe(5000);
});

it('a response is shown by a word as well as by a color', () => {
  expect([200, 404, 503, 0].map((status) => [statusWord(status), statusTone(status)])).toEqual([
    ['200', 'ok'],
    ['404', 'look'],
    ['503', 'block'],
    ['Cut off', 'block'],
  ]);
});
