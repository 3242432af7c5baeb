import type { ArrivedRequest, PracticeWorld } from '#shared/domain/practice';
import type { Fault } from '../practice-asc/faults';
import type { LoggedRequest } from '../practice-asc/request-log';
import type { Practice } from '../practice-asc/server';

/** More than fit on a screen; what is older is of no use to who looks on. */
const shownRequests = 200;
const longestPath = 500;

/** The world as the window shows it. `arrived` is how many requests came in all. */
export function readWorld(
  practice: Practice,
  arrived: number,
  idOf: (fault: Fault) => number,
): PracticeWorld {
  const { wall, world } = practice.clock.reading();
  const newest = practice.requests.slice(-shownRequests).reverse();
  return {
    story: practice.seed,
    faults: practice.faults.list().map((fault) => ({ id: idOf(fault), ...fault })),
    clock: { wall, world, speed: practice.clock.speed },
    requests: newest.map((request, place) => asArrived(request, arrived - place)),
    arrived,
  };
}

function asArrived(request: LoggedRequest, id: number): ArrivedRequest {
  const { at, method, status, ms } = request;
  const path = request.path.slice(0, longestPath);
  return { id, at, method, path, status, ms, isUnknown: request.unknown === true };
}

/** Numbers faults as they are met; the same fault keeps its number. */
export function numberFaults(): (fault: Fault) => number {
  const numbers = new WeakMap<Fault, number>();
  let next = 1;
  return (fault) => {
    const known = numbers.get(fault);
    if (known !== undefined) return known;
    numbers.set(fault, next);
    next += 1;
    return next - 1;
  };
}
