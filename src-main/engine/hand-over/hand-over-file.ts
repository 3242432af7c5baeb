import { createHash } from 'node:crypto';
import { z } from 'zod';
import { HandOverParty } from '#shared/domain/hand-over';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { RunEvent } from '../publish/run-event';
import { canonicalJson } from '../receipt/chain';
import { parseJson } from '../storage/json-file';

/** Bytes. A journal of a run with fifty long notes, edited for a day, has about one million. */
export const largestHandOver = 16_000_000;
/** Lines of a journal: a package of the largest size has under a thousand parts. */
const mostEvents = 50_000;
/** Version of the file. */
const schema = 1;

const Content = z.strictObject({
  /** ISO 8601. */
  at: z.string().max(40),
  from: HandOverParty,
  to: HandOverParty.shape.person,
  /** The run's journal, as `portableEvents` makes it. */
  events: z.array(RunEvent).min(1).max(mostEvents),
});
export type HandOverContent = z.infer<typeof Content>;

/**
 * The file by which a run is handed over. The checksum, SHA-256 over the content as JSON with sorted keys and no white
 * space, shows damage. It is no signature: whoever edits the file can compute another one, and so nothing in it is
 * believed that App Store Connect does not confirm.
 */
export function handOverText(content: HandOverContent): string {
  const file = { slipway: 'hand-over', schema, sha256: checksumOf(content), content };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Whether a text means to be such a file, whatever its state. */
export function isHandOver(text: string): boolean {
  return /"slipway"\s*:\s*"hand-over"/.test(text);
}

/** Throws `hand-over-not-one`, `hand-over-newer` and `hand-over-damaged`. */
export function readHandOverText(text: string, file: string): HandOverContent {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  const outer = Outer.safeParse(value);
  if (!outer.success) {
    if (isHandOver(text)) return refuseDamaged(file);
    return fail('hand-over-not-one', message('error.hand-over-not-one.detail', { file }));
  }
  if (outer.data.schema > schema)
    fail('hand-over-newer', message('error.hand-over-newer.detail', { file }));
  const content = readContent(outer.data.content);
  if (content.checksum !== outer.data.sha256) return refuseDamaged(file);
  if (content.parsed !== null) return content.parsed;
  // Intact, but with something that is not known here.
  return fail('hand-over-newer', message('error.hand-over-newer.detail', { file }));
}

const Outer = z.object({
  slipway: z.literal('hand-over'),
  schema: z.number().int().positive(),
  sha256: z.string(),
  content: z.unknown(),
});

/** Never throws: what is nested too deep has no checksum. */
function readContent(value: unknown): { checksum: string | null; parsed: HandOverContent | null } {
  try {
    const checksum = checksumOf(value);
    return { checksum, parsed: Content.safeParse(value).data ?? null };
  } catch {
    return { checksum: null, parsed: null };
  }
}

function checksumOf(content: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(content ?? null))
    .digest('hex');
}

function refuseDamaged(file: string): never {
  return fail('hand-over-damaged', message('error.hand-over-damaged.detail', { file }));
}
