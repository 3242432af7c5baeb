import { findOperation, type Operation } from './apple-operations';
import {
  bodiesOfOthers,
  isAbsentToOne,
  isKnownStatus,
  isOutsideDocument,
  unlistedQuery,
} from './known-differences';
import { complaintsOf } from './validators';

/** A request and its response. */
export interface Exchange {
  method: string;
  url: URL;
  /** As sent; empty for no body. */
  sent: string;
  status: number;
  received: string;
  /** The app never sends what Apple does not know; a test may, as long as it is refused. */
  sender: 'app' | 'test';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function queryComplaints({ url }: Exchange, { query }: Operation): string[] {
  return [...url.searchParams].flatMap(([name, value]) => {
    if (unlistedQuery.has(name)) return [];
    const values = query.get(name);
    if (values === undefined) return [`no query name ${name}`];
    const strange = values ? value.split(',').filter((one) => !values.has(one)) : [];
    return strange.map((one) => `${name} does not take ${one}`);
  });
}

function bodyComplaints(text: string, schema: string | null): string[] {
  if (schema === null) return text === '' ? [] : ['a body where none is expected'];
  const document = parsed(text);
  return document === undefined
    ? [`no JSON where ${schema} is expected`]
    : complaintsOf(schema, document);
}

function requestComplaints(exchange: Exchange, operation: Operation | null): string[] {
  if (exchange.sender === 'test' && exchange.status >= 300) return [];
  if (!operation) return ['no such operation'];
  return [
    ...queryComplaints(exchange, operation),
    ...bodyComplaints(exchange.sent, operation.body),
  ];
}

function answerComplaints(
  { method, url, status, received }: Exchange,
  operation: Operation | null,
): string[] {
  const listed = operation?.answers.get(status);
  if (status === 200 && isAbsentToOne(url.pathname, parsed(received))) return [];
  if (listed !== undefined) return bodyComplaints(received, listed);
  const isRefusal = status >= 400;
  if (operation && !isKnownStatus(status, method, operation.path)) return [`no status ${status}`];
  if (!isRefusal || bodiesOfOthers.has(status)) return [];
  return bodyComplaints(received, 'ErrorResponse');
}

/** Every difference between an exchange and Apple's schema, as text. */
export function mismatches(exchange: Exchange): string[] {
  const { method, url, status } = exchange;
  if (isOutsideDocument(url.pathname)) return [];
  const operation = findOperation(method, url.pathname);
  const place = `${method} ${url.pathname}${url.search}`;
  return [
    ...requestComplaints(exchange, operation).map((words) => `${place} as sent: ${words}`),
    ...answerComplaints(exchange, operation).map(
      (words) => `${place} as answered (${status}): ${words}`,
    ),
  ];
}
