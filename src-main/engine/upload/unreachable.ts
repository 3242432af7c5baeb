import { isCertificateTrouble } from '../certificate-trouble';
import { ProxyTrouble } from '../proxy/proxy-trouble';

/** Errors that say that not one byte got to the other side, in words. */
const words: Record<string, string> = {
  ENOTFOUND: 'its name is not found',
  EAI_AGAIN: 'its name cannot be looked up',
  ENETUNREACH: 'there is no network',
  ENETDOWN: 'the network is down',
  EHOSTUNREACH: 'there is no way to it',
  ECONNREFUSED: 'it refuses connections',
  ETIMEDOUT: 'it does not answer',
};

export interface Unreachable {
  /** Continues a sentence: `… cannot be reached: it refuses connections`. */
  reason: string;
  /** Whether a long while has passed already. */
  hasWaited: boolean;
}

/** What it is when the other side was never reached; null for every other error, even one of a line that broke. */
export function readUnreachable(error: unknown): Unreachable | null {
  if (error instanceof ProxyTrouble) {
    const { reason, cause } = error;
    return { reason, hasWaited: describe(cause).code === 'ETIMEDOUT' };
  }
  const { code, syscall } = describe(error);
  const reason = isCertificateTrouble(code)
    ? `who answers in its place has a certificate that this computer does not trust (${code})`
    : words[code];
  if (reason === undefined) return null;
  const hasWaited = code === 'ETIMEDOUT';
  // A connection that was there may time out as well: then something was reached.
  if (hasWaited && syscall !== 'connect') return null;
  return { reason, hasWaited };
}

/** Several addresses of one name make several errors: the first one speaks for all. */
function describe(error: unknown): { code: string; syscall: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return { code: '', syscall: '' };
  const { code = '', syscall = '' } = first as NodeJS.ErrnoException;
  return { code, syscall };
}
