import {
  type FaultKind,
  type FaultName,
  faultKinds,
  faultNames,
  isArgumentFor,
} from './fault-kinds';

export interface Fault {
  name: FaultName;
  /** As written after the colon; null without one. */
  argument: string | null;
  /** How often it will still apply; null for as long as it is set. */
  left: number | null;
}

type FaultReading = { kind: 'fault'; fault: Fault } | { kind: 'problem'; message: string };

/** Reads `NAME[:ARGUMENT][*COUNT]`. */
export function readFault(text: string): FaultReading {
  const counted = /^(.*[^/])\*(\d+)$/.exec(text);
  const body = counted?.[1] ?? text;
  const colon = body.indexOf(':');
  const name = (colon < 0 ? body : body.slice(0, colon)) as FaultName;
  const argument = colon < 0 ? null : body.slice(colon + 1);
  if (!faultNames.includes(name)) {
    return {
      kind: 'problem',
      message: `There is no fault '${name}'. There are: ${faultNames.join(', ')}.`,
    };
  }
  const kind: FaultKind = faultKinds[name];
  if (!isArgumentFor(kind, argument)) {
    return {
      kind: 'problem',
      message: `The fault '${name}' takes ${kind.choices?.join(' or ') ?? kind.argument} after a colon.`,
    };
  }
  return {
    kind: 'fault',
    fault: { name, argument, left: counted ? Number(counted[2]) : kind.times },
  };
}

/** A fault as `readFault` reads it, with its remaining count. */
export function writeFault({
  name,
  argument,
  left,
}: Omit<Fault, 'name'> & { name: string }): string {
  return `${name}${argument === null ? '' : `:${argument}`}${left === null ? '' : `*${left}`}`;
}

/** The faults that are currently set. `take` uses up one occurrence. */
export interface FaultSet {
  /** Throws when the text is not a fault: check user input with `readFault` first. */
  add(text: string): void;
  remove(name: FaultName): void;
  /** Removes exactly this fault; another one of the same name may stay. */
  drop(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
  /** The first fault of that name that applies, used once; null when there is none. */
  take(name: FaultName, fits?: (fault: Fault) => boolean): Fault | null;
  /** Like `take`, without using it up. */
  peek(name: FaultName): Fault | null;
}

function mustRead(text: string): Fault {
  const reading = readFault(text);
  if (reading.kind === 'problem') throw new Error(reading.message);
  return reading.fault;
}

/** `changed` is called whenever a fault is set, used up or removed. */
export function createFaults(texts: readonly string[], changed: () => void): FaultSet {
  let faults = texts.map(mustRead);
  const keep = (kept: Fault[]): void => {
    faults = kept;
    changed();
  };
  return {
    add(text) {
      keep([...faults, mustRead(text)]);
    },
    remove(name) {
      keep(faults.filter((fault) => fault.name !== name));
    },
    drop(fault) {
      keep(faults.filter((candidate) => candidate !== fault));
    },
    clear() {
      keep([]);
    },
    list: () => faults,
    peek: (name) => faults.find((fault) => fault.name === name) ?? null,
    take(name, fits = () => true) {
      const fault = faults.find((candidate) => candidate.name === name && fits(candidate));
      if (!fault) return null;
      if (fault.left === null) return fault;
      fault.left -= 1;
      keep(faults.filter((candidate) => candidate.left === null || candidate.left > 0));
      return fault;
    },
  };
}

/**
 * Whether a fault set at a place, such as `POST /v1/builds`, applies to this request. Without a place it applies
 * everywhere.
 */
export function isPlaceOf(fault: Fault, method: string, path: string): boolean {
  const [first = '', second] = (fault.argument ?? '/').split(' ');
  const prefix = second ?? first;
  if (second !== undefined && first !== method) return false;
  const given = path.split('/');
  return prefix.split('/').every((segment, place, all) => {
    const here = given[place] ?? '';
    if (segment === '*') return here !== '';
    return place === all.length - 1 ? here.startsWith(segment) : here === segment;
  });
}

export function numberOf(fault: Fault, otherwise: number): number {
  return fault.argument === null ? otherwise : Number(fault.argument);
}
