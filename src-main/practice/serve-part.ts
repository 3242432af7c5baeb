import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Fault, isPlaceOf } from './faults';
import { readAddress } from './parts/operations';
import { receivePart } from './parts/receive-part';
import { sendStoreRefusal } from './reply';
import type { Served, ServerContext } from './server-context';

/** A fault set at a path under `/parts`. Only an address that was handed out can use it up. */
function gatewayFault(request: IncomingMessage, { world }: ServerContext): boolean {
  const { url = '' } = request;
  if (!readAddress(url, world.state.addressSecret)) return false;
  const path = url.split('?')[0] ?? '';
  const isHere = (fault: Fault) =>
    fault.argument !== null && isPlaceOf(fault, request.method ?? '', path);
  return world.faults.take('server-error-before', isHere) !== null;
}

/** Serves one part to the storage. Unwanted bytes are read and discarded. */
export async function servePart(
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
): Promise<Served> {
  const moment = context.moment();
  const { wallTime } = moment;
  const answer = gatewayFault(request, context)
    ? ({
        kind: 'refused',
        status: 500,
        code: 'InternalError',
        message: 'The storage failed.',
      } as const)
    : await receivePart(request, moment, context.world);
  switch (answer.kind) {
    case 'stored':
      await context.save();
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
      // Nothing more is read or sent until the sender gives up or the server closes.
      if (!request.socket.destroyed) await once(request.socket, 'close');
      return { status: 0, isUnknown: false };
  }
}
