import type { FaultChoice, PracticeChoices } from '#shared/domain/practice';
import {
  argumentPattern,
  type FaultKind,
  faultKinds,
  faultNames,
} from '../practice-asc/fault-kinds';
import { seedNames } from '../practice-asc/seeds/seeds';
import { wordsOfStory } from '../practice-asc/seeds/story-words';

/** The same stories and faults that the command takes, with the words to choose by. */
export function practiceChoices(): PracticeChoices {
  return {
    stories: seedNames.map((name) => ({ name, ...wordsOfStory(name) })),
    faults: faultNames.map((name) => describeFault(name, faultKinds[name])),
  };
}

function describeFault(name: string, kind: FaultKind): FaultChoice {
  const { says, argument, isArgumentOptional = false, example = null, times } = kind;
  return {
    name,
    says,
    argument,
    isArgumentOptional,
    argumentPattern: argumentPattern(kind),
    example,
    times,
  };
}
