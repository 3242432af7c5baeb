import type { FaultChoice, PracticeChoices } from '#shared/domain/practice';
import { argumentPattern, type FaultKind, faultKinds, faultNames } from '../practice/fault-kinds';
import { scenarioText, seedNames } from '../practice/seeds/seeds';

/** The scenarios and faults that the command accepts, with the text to choose by. */
export function practiceChoices(): PracticeChoices {
  return {
    stories: seedNames.map((name) => ({ name, ...scenarioText(name) })),
    faults: faultNames.map((name) => describeFault(name, faultKinds[name])),
  };
}

function describeFault(name: string, kind: FaultKind): FaultChoice {
  const { says, argument, isArgumentOptional = false, choices = [], example = null, times } = kind;
  return {
    name,
    says,
    argument,
    isArgumentOptional,
    choices: [...choices],
    argumentPattern: argumentPattern(kind),
    example,
    times,
  };
}
