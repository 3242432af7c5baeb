import { type FaultSet, numberOf } from '../faults';
import { type Answer, notFound, refuse, relationshipError } from '../protocol/api-error';
import { type Body, isObject } from '../protocol/body';
import { findType } from '../resources/registry';
import type { Moment } from '../world/state';
import type { RowChange } from './row-changes';

/** A resource that was just created, and that not every part of the server knows yet. */
interface Newcomer {
  type: string;
  id: string;
  /** The number of requests naming it that still find nothing. */
  missing: number;
  /** The number of relationships to it that are still refused. */
  conflicts: number;
}

/** The parts of a request that tell which resources it names. */
interface NamingRequest {
  body: Body;
  linkageIds: readonly string[];
  moment: Moment;
}

/** Remembers what was created while `new-missing` or `new-conflict` is set, and refuses requests that name it. */
export interface NewResources {
  /** Of everything a write created, only its own resource counts, and the build that a delivery becomes. */
  note(changes: readonly RowChange[], answer: Answer, faults: FaultSet): void;
  /** A refusal of this request, used up once; null when it names none of them. */
  refusal(method: string, path: string, request: NamingRequest): Answer | null;
}

const defaultTimes = 2;

/** Tables whose names differ from their type. */
const typesOfTables: Record<string, string> = {
  encryptionDeclarations: 'appEncryptionDeclarations',
  phasedReleases: 'appStoreVersionPhasedReleases',
};

function typeOf(table: string): string {
  return typesOfTables[table] ?? table.replace('signing/', '');
}

function createdId({ document }: Answer): unknown {
  const data = isObject(document) ? document.data : null;
  return isObject(data) ? data.id : null;
}

/** The relationships of a write that point to a resource; editing one of its relationships counts too. */
function relationshipsTo(id: string, path: string, { body, linkageIds }: NamingRequest): string[] {
  const edited = /\/relationships\/(\w+)$/.exec(path)?.[1];
  const sent = [...body.relationships].filter(([, ids]) => ids.includes(id)).map(([name]) => name);
  const isEdited = linkageIds.includes(id) || (edited !== undefined && path.includes(`/${id}/`));
  return isEdited && edited !== undefined ? [...sent, edited] : sent;
}

function conflict(name: string, { type, id }: Newcomer): Answer {
  const message = `The relationship '${name}' names a resource of type '${type}' with id '${id}' that is not there`;
  return refuse(relationshipError('INVALID', name, message, '/data/id'));
}

export function createNewResources(): NewResources {
  let newcomers: Newcomer[] = [];
  return {
    note(changes, answer, faults) {
      const times = (name: 'new-missing' | 'new-conflict') => {
        const fault = faults.peek(name);
        return fault ? numberOf(fault, defaultTimes) : 0;
      };
      const left = { missing: times('new-missing'), conflicts: times('new-conflict') };
      const created = createdId(answer);
      const made = changes.filter(
        ({ before, isThere, table, id }) =>
          before === null && isThere && (id === created || table === 'builds'),
      );
      for (const { table, id } of made) newcomers.push({ type: typeOf(table), id, ...left });
    },
    refusal(method, path, request) {
      newcomers = newcomers.filter(({ missing, conflicts }) => missing > 0 || conflicts > 0);
      const isSeen = ({ type, id }: Newcomer) => findType(type)?.find(id, request.moment);
      for (const newcomer of newcomers.filter(isSeen)) {
        const { type, id } = newcomer;
        const [relationship] = method === 'GET' ? [] : relationshipsTo(id, path, request);
        const isNamed = path.split('/')[3] === id || relationship !== undefined;
        if (isNamed && newcomer.missing > 0) {
          newcomer.missing -= 1;
          return refuse(notFound(type, id));
        }
        if (relationship !== undefined && newcomer.conflicts > 0) {
          newcomer.conflicts -= 1;
          return conflict(relationship, newcomer);
        }
      }
      return null;
    },
  };
}
