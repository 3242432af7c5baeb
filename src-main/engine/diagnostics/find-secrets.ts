import { mask, maskText } from './mask';
import { formsOf } from './secret-forms';

/** Of longer forms any piece of this length reveals something: a line may be cut or wrapped anywhere. */
const piece = 16;

/** What reveals any of some secrets. */
export interface SecretTraces {
  /** Forms that are found as a whole only. */
  readonly whole: readonly string[];
  /** Every piece of the longer ones. */
  readonly pieces: ReadonlySet<string>;
}

export function tracesOf(secrets: readonly string[]): SecretTraces {
  const forms = [...new Set(secrets.flatMap(formsOf))];
  const pieces = new Set<string>();
  for (const form of forms)
    for (let at = 0; at + piece <= form.length; at += 1) pieces.add(form.slice(at, at + piece));
  return { whole: forms.filter((form) => form.length < piece), pieces };
}

export interface Masked {
  text: string;
  /** How many places were masked. */
  count: number;
}

/** Masks every trace in a text. */
export function maskTraces(text: string, traces: SecretTraces): Masked {
  const spans = spansOf(text, traces);
  let from = 0;
  let masked = '';
  for (const [start, end] of spans) {
    masked += text.slice(from, start) + mask;
    from = end;
  }
  return { text: masked + text.slice(from), count: spans.length };
}

/** Whether some bytes, such as those of a crash dump, contain a trace. */
export function hasTrace(bytes: Buffer, traces: SecretTraces): boolean {
  return spansOf(bytes.toString('latin1'), traces).length > 0;
}

type Span = [start: number, end: number];

/** In order, without overlaps. */
function spansOf(text: string, { whole, pieces }: SecretTraces): Span[] {
  const found: Span[] = [];
  if (pieces.size > 0)
    for (let at = 0; at + piece <= text.length; at += 1)
      if (pieces.has(text.slice(at, at + piece))) found.push([at, at + piece]);
  for (const form of whole)
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length))
      found.push([at, at + form.length]);
  found.sort(([one], [other]) => one - other);
  const merged: Span[] = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

const shapes: readonly RegExp[] = [
  // Webhooks without a query: their path is the secret.
  /\bhttps:\/\/hooks\.slack(?:-gov)?\.com\/[^\s"'<>]+/gi,
  /\bhttps:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/webhooks\/[^\s"'<>]+/gi,
  /\bhttps:\/\/(?:[\w-]+\.webhook|outlook)\.office(?:365)?\.com\/webhook[^\s"'<>]+/gi,
  /\bwhsec_[\w+/=-]{8,}/g,
];
/** A field whose name says that its value is one, in JSON, in headers and in assignments. */
const field =
  /((?:password|passwd|passphrase|secret|token|api.?key|private.?key|cookie)["']?\s*[:=]\s*)(?!["']?\[masked\])("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s"',;{}[\]]+)/gi;

/** Masks whatever has the shape of a secret, known or not. */
export function maskShapes(text: string): Masked {
  const known = shapes.reduce((masked, shape) => masked.replace(shape, mask), maskText(text));
  const masked = known.replace(field, (_whole, name: string, value: string) =>
    // The quotes stay, so that a line of JSON stays one.
    /^["']/.test(value) ? `${name}${value[0]}${mask}${value[0]}` : `${name}${mask}`,
  );
  return { text: masked, count: Math.max(0, countOf(masked) - countOf(text)) };
}

function countOf(text: string): number {
  return text.split(mask).length - 1;
}
