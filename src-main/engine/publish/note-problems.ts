import type { PublishRun, Written } from '#shared/domain/publish-run';
import { isSameText, type Message, message, type Text } from '#shared/words/message';

/** What keeps the notes of a run from being done. */
export interface NoteFaults {
  /** Someone else changed or deleted them at App Store Connect. */
  changed: readonly Written[];
  /** Only where the plan stops for them. */
  refused: readonly Written[];
  failed: readonly Written[];
  /** All languages in one text, so that one stop is enough; null without any. */
  detail: Text | null;
}

export function noteFaults({
  notes,
  plan,
}: Pick<PublishRun, 'notes'> & { plan: Pick<PublishRun['plan'], 'refusedNotes'> }): NoteFaults {
  const changed = notes.filter(({ elsewhere }) => elsewhere !== undefined);
  const others = notes.filter(({ elsewhere }) => elsewhere === undefined);
  const stops = plan.refusedNotes === 'stop';
  const refused = others.filter(({ state }) => state === 'refused' && stops);
  const failed = others.filter(({ state }) => state === 'failed');
  const [first, ...rest] = [...changedText(changed), ...byReason([...refused, ...failed])];
  const detail = rest.reduce<Text | null>(
    (before, next) => message('error.notes-stopped.both', { first: before ?? '', second: next }),
    first ?? null,
  );
  return { changed, refused, failed, detail };
}

export const languagesOf = (notes: readonly Pick<Written, 'name'>[]) => ({
  list: notes.map(({ name: locale }) => ({ locale })),
});

function changedText(changed: readonly Written[]): Message[] {
  const isDeleted = ({ elsewhere }: Written): boolean => elsewhere?.theirs.trim() === '';
  const deleted = changed.filter(isDeleted);
  const others = changed.filter((note) => !isDeleted(note));
  const texts =
    deleted.length === 0
      ? []
      : [message('error.note-changed.deleted', { languages: languagesOf(deleted) })];
  const [first] = others;
  if (first === undefined) return texts;
  const named = { language: { locale: first.name }, text: first.elsewhere?.theirs ?? '' };
  return [
    others.length === 1
      ? message('error.note-changed.text', named)
      : message('error.note-changed.texts', { ...named, languages: languagesOf(others) }),
    ...texts,
  ];
}

/** One sentence for all languages with the same reason. */
function byReason(notes: readonly Written[]): Message[] {
  const groups: { reason: Text; notes: Written[] }[] = [];
  for (const note of notes) {
    const reason = note.detail ?? '';
    const group = groups.find((one) => isSameText(one.reason, reason));
    if (group) group.notes.push(note);
    else groups.push({ reason, notes: [note] });
  }
  return groups.map(({ reason, notes: these }) =>
    message('error.note-refused-by-apple.languages', {
      languages: languagesOf(these),
      apple: reason,
    }),
  );
}
