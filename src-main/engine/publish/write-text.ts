import { message, type Text } from '#shared/words/message';
import { expiredBy, type WriteName } from './run-event';

/** Writes that a run has at most one of, by their names in the journal with hyphens. */
const single = [
  'app-store-build',
  'app-store-submission',
  'app-store-version',
  'app-store-version-settings',
  'automatic-emails',
  'beta-review',
  'build-upload',
  'email-to-testers',
  'export-compliance',
  'export-compliance-declaration',
  'phased-release',
  'review-submission',
  'review-submission-item',
  'review-submission-item-resolved',
  'upload-complete',
  'upload-file',
] as const;

/** A write of the journal for a person to read; one that a newer version wrote is shown as it is named there. */
export function writeText(what: WriteName): Text {
  const known = single.find((one) => one === what.replaceAll(' ', '-').toLowerCase());
  if (known !== undefined) return message(`write.${known}`);
  const [, kind, name = ''] =
    // Not shown: the journal’s own names.
    /^(App Store texts|group|note|review submission item removed|test information|removal of note|withdrawal of submission) (.+?)(?: \(ID [^()]+\))?$/su.exec(
      what,
    ) ?? [];
  if (kind === 'group') return message('write.group', { name });
  if (kind === undefined) return expiredBy(what) === null ? what : message('write.expiry');
  // Not shown: the journal’s own names.
  if (kind === 'review submission item removed')
    return message('write.review-submission-item-removed');
  // Not shown: the journal’s own name.
  if (kind === 'withdrawal of submission') return message('write.withdrawal');
  const language = { locale: name };
  // Not shown: the journal’s own name.
  if (kind === 'App Store texts') return message('write.app-store-texts', { language });
  // Not shown: the journal’s own name.
  if (kind === 'removal of note') return message('write.note-removal', { language });
  return kind === 'note'
    ? message('write.note', { language })
    : message('write.test-information', { language });
}
