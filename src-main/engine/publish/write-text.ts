import { message, type Text } from '#shared/words/message';
import { expiredBy, type WriteName } from './run-event';

/** The writes that a run has at most one of: nothing in their names differs from run to run. */
type SingleWrite = WriteName extends infer Name extends string
  ? Name extends unknown
    ? Record<never, never> extends Record<Name, true>
      ? never
      : Name
    : never
  : never;

type Hyphened<S extends string> = S extends `${infer Word} ${infer Rest}`
  ? `${Word}-${Hyphened<Rest>}`
  : S;

/** By their names in the journal with hyphens, as their messages have them. */
const single: Readonly<Record<Lowercase<Hyphened<SingleWrite>>, true>> = {
  'app-store-build': true,
  'app-store-submission': true,
  'app-store-version': true,
  'app-store-version-settings': true,
  'automatic-emails': true,
  'beta-review': true,
  'build-upload': true,
  'email-to-testers': true,
  'export-compliance': true,
  'export-compliance-declaration': true,
  'phased-release': true,
  'review-submission': true,
  'review-submission-item': true,
  'review-submission-item-resolved': true,
  'upload-complete': true,
  'upload-file': true,
};

function isSingle(name: string): name is keyof typeof single {
  return Object.hasOwn(single, name);
}

/** A write of the journal for a person to read; one that a newer version wrote is shown as it is named there. */
export function writeText(what: WriteName): Text {
  const hyphened = what.replaceAll(' ', '-').toLowerCase();
  if (isSingle(hyphened)) return message(`write.${hyphened}`);
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
