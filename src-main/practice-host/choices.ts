import type { FaultChoice, PracticeChoices } from '#shared/domain/practice';
import { message } from '#shared/words/message';
import {
  argumentPattern,
  type FaultKind,
  type FaultName,
  faultKinds,
  faultNames,
} from '../practice/fault-kinds';
import { seedNames } from '../practice/seeds/seeds';

/** The scenarios and faults that the command accepts, with the text to choose by. */
export function practiceChoices(): PracticeChoices {
  return {
    scenarios: seedNames.map((name) => ({
      name,
      title: message(`practice.scenario.${name}.title`),
      text: message(`practice.scenario.${name}.text`),
    })),
    faults: faultNames.map((name) => describeFault(name, faultKinds[name])),
  };
}

function describeFault(name: FaultName, kind: FaultKind): FaultChoice {
  const { argument, isArgumentOptional = false, choices = [], example = null, times } = kind;
  return {
    name,
    text: message(`practice.fault.${name}`),
    argument,
    isArgumentOptional,
    choices: [...choices],
    argumentPattern: argumentPattern(kind),
    example,
    times,
  };
}
