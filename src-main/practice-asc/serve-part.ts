import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk, Served } from './desk';
import { type Fault, isPlaceOf } from './faults';
import { receivePart } from './parts/receive-part';
import { sendStoreRefusal } from './reply';

/** Trouble that was set at a place under `/parts`, before anything is taken in. */
function edgeTrouble(request: IncomingMessage, { world }: Desk): boolean {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const isHere = (fault: Fault) =>
    fault.argument !== null && isPlaceOf(fault, request.method ?? '', path);
  return world.faults.take('server-error-before', isHere) !== null;
}

/** Serves one part to the store. What was sent and not wanted is read off the line and thrown away. */
export async function servePart(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
): Promise<Served> {
  const moment = desk.moment();
  const { wallTime } = moment;
  const answer = edgeTrouble(request, desk)
    ? ({
        kind: 'refused',
        status: 500,
        code: 'InternalError',
        message: 'The store had trouble.',
      } as const)
    : await receivePart(request, moment, desk.world);
  switch (answer.kind) {
    case 'stored':
      await desk.save();
      response.writeHead(200, { Date: new Date(wallTime).toUTCString(), ETag: answer.entityTag });
      response.end();
      return { status: 200, isUnknown: false };
    case 'refused':
      request.resume();
      sendStoreRefusal(response, answer.status, answer.code, answer.message, wallTime);
      return { status: answer.status, isUnknown: false };
    case 'cut':
      request.socket.destroy();
      return { status: 0, isUnknown: false };
    case 'stall':
      // Nothing more is read or said until the sender gives up or the server closes.
      if (!request.socket.destroyed) await once(request.socket, 'close');
      return { status: 0, isUnknown: false };
  }
}
