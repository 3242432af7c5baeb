import type { IncomingMessage } from 'node:http';
import type { Fault, FaultSet } from '../faults';
import { seenFile } from '../resources/uploads';
import type { BuildUploadFileRow, PartRow } from '../world/rows';
import type { Moment } from '../world/state';
import type { World } from '../world/world';
import { partContentType, readAddress } from './operations';

/** How the storage responds to a part. `cut` and `stall` send no response. */
type PartAnswer =
  | { kind: 'stored'; entityTag: string }
  | { kind: 'refused'; status: number; code: string; message: string }
  | { kind: 'cut' }
  | { kind: 'stall' };

interface Expected {
  file: BuildUploadFileRow;
  part: PartRow;
}

function refused(status: number, code: string, message: string): PartAnswer {
  return { kind: 'refused', status, code, message };
}

/** The storage only accepts its own signed addresses, and a request that matches them. */
function headerError(request: IncomingMessage, part: PartRow): PartAnswer | null {
  const { headers } = request;
  if (headers.authorization !== undefined) {
    return refused(
      400,
      'InvalidArgument',
      'The address is signed already: no other authorization may come with it.',
    );
  }
  if (headers['content-type'] !== partContentType) {
    return refused(
      403,
      'SignatureDoesNotMatch',
      'The headers are not those that the address was signed with.',
    );
  }
  if (headers['content-length'] === undefined) {
    return refused(411, 'MissingContentLength', 'The length of the body has to be stated.');
  }
  if (Number(headers['content-length']) !== part.length) {
    return refused(400, 'InvalidArgument', `This part has ${part.length} bytes.`);
  }
  return null;
}

function expectedPart(request: IncomingMessage, moment: Moment): Expected | PartAnswer {
  const address = readAddress(request.url ?? '', moment.state.addressSecret);
  if (!address)
    return refused(403, 'SignatureDoesNotMatch', 'The address is not one that was handed out.');
  if (request.method !== 'PUT') return refused(405, 'MethodNotAllowed', 'A part is sent with PUT.');
  if (address.expires <= moment.wallTime)
    return refused(403, 'AccessDenied', 'The address has expired.');
  const file = seenFile(address.fileId, moment);
  const part = file?.parts.find((candidate) => candidate.partNumber === address.partNumber);
  if (!file || !part || file.committedAt !== null) {
    return refused(404, 'NoSuchUpload', 'No upload waits for this part.');
  }
  return headerError(request, part) ?? { file, part };
}

/** The faults that cut or stall the connection in the middle of this part, if set. */
function lineFault(
  faults: FaultSet,
  part: PartRow,
): { kind: 'cut' | 'stall'; after: number } | null {
  const isThisPart = (fault: Fault) => Number(fault.argument?.split('@')[0]) === part.partNumber;
  const cut = faults.take('cut-part', isThisPart);
  if (cut) return { kind: 'cut', after: Number(cut.argument?.split('@')[1]) };
  return faults.take('stall-part', isThisPart) ? { kind: 'stall', after: 1 } : null;
}

/** Receives one part. It counts once every byte has arrived; a repeated attempt that breaks off undoes nothing. */
export async function receivePart(
  request: IncomingMessage,
  moment: Moment,
  world: World,
): Promise<PartAnswer> {
  const expected = expectedPart(request, moment);
  if ('kind' in expected) return expected;
  const { file, part } = expected;
  const timesOut = world.faults.take(
    'part-504',
    (fault) => Number(fault.argument) === part.partNumber,
  );
  if (timesOut) return refused(504, 'GatewayTimeout', 'The store did not answer in time.');
  const error = lineFault(world.faults, part);
  if (error?.after === 0) return { kind: error.kind };
  const mayContinue = (soFar: number) => error === null || soFar < error.after;
  const receipt = await world.storage.receive(file.id, part.offset, request, mayContinue);
  if (receipt.kind === 'left' || receipt.bytes !== part.length)
    return { kind: error?.kind ?? 'cut' };
  part.md5 = receipt.md5;
  return { kind: 'stored', entityTag: `"${receipt.md5}"` };
}
