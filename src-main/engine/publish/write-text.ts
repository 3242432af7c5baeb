import { message, type Text } from '#shared/words/message';
import { expiredBy, type WriteName } from './run-event';

/** Writes that a run has at most one of, by their names in the journal with hyphens. */
const single = [
  'automatic-emails',
  'beta-review',
  'build-upload',
  'email-to-testers',
  'export-compliance',
  'export-compliance-declaration',
  'upload-complete',
  'upload-file',
] as const;

/** A write of the journal for a person to read; one that a newer version wrote is shown as it is named there. */
export function writeText(what: WriteName): Text {
  const known = single.find((one) => one === what.replaceAll(' ', '-'));
  if (known !== undefined) return message(`write.${known}`);
  const [, kind, name = ''] =
    // Not shown: the journal’s own names.
    /^(group|note|test information|removal of note) (.+?)(?: \(ID [^()]+\))?$/su.exec(what) ?? [];
  if (kind === 'group') return message('write.group', { name });
  if (kind === undefined) return expiredBy(what) === null ? what : message('write.expiry');
  const language = { locale: name };
  // Not shown: the journal’s own name.
  if (kind === 'removal of note') return message('write.note-removal', { language });
  return kind === 'note'
    ? message('write.note', { language })
    : message('write.test-information', { language });
}
