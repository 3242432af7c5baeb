import { z } from 'zod';
import { BatchParts, maxItems } from '#shared/domain/batch';
import { LocaleNote } from '#shared/domain/publish-plan';
import { journalValue } from '../json-names';

/** A file or folder of notes, or the notes themselves. */
const FileNotes = z.union([
  z.string().min(1),
  z
    .record(z.string(), z.string())
    .transform((texts) =>
      Object.entries(texts).map(([locale, text]) => LocaleNote.parse({ locale, text })),
    ),
  z.array(LocaleNote),
]);

export const FileParts = BatchParts.extend({ notes: FileNotes.optional() }).strict();
export type FileParts = z.infer<typeof FileParts>;

export const FileItem = FileParts.extend({
  package: z.string().min(1),
  account: z.string().min(1).optional(),
  leaveOut: z.array(z.string().max(32)).max(200).default([]),
}).strict();

/**
 * A batch as people write it; paths count from the file's folder. Its fields are in the table of
 * `src-renderer/guide/several-at-once.md`, which a test holds against this.
 */
export const BatchFile = z
  .object({
    schema: z.literal(1).optional(),
    name: z.string().max(200).optional(),
    usesPresets: z.boolean().default(true),
    shared: FileParts.default({}),
    items: z.array(FileItem).min(1).max(maxItems),
  })
  .strict();

/** What `JSON.parse` returned, against the schema; words may be those of the command's JSON, such as `automatic`. */
export function parseBatchFile(value: unknown): ReturnType<typeof BatchFile.safeParse> {
  return BatchFile.safeParse(withJournalValues(value));
}

function withJournalValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withJournalValues);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      journalValue(field, withJournalValues(inner)),
    ]),
  );
}
