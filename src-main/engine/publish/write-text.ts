import { type Message, message, type Text } from '#shared/words/message';
import type { WriteName } from './run-event';

/** A write of the journal for a person to read. */
export function writeText(what: WriteName): Text {
  const known = fixed[what]?.();
  if (known !== undefined) return known;
  const [, kind, name = ''] = /^(group|note|test information) (.+)$/su.exec(what) ?? [];
  if (kind === 'group') return message('write.group', { name });
  if (kind === 'note') return message('write.note', { language: { locale: name } });
  if (kind === undefined) return what;
  return message('write.test-information', { language: { locale: name } });
}

// Not shown: the journal’s own names.
const fixed: Partial<Record<WriteName, () => Message>> = {
  'automatic emails': () => message('write.automatic-emails'),
  'beta review': () => message('write.beta-review'),
  'build upload': () => message('write.build-upload'),
  'email to testers': () => message('write.email'),
  'export compliance': () => message('write.export-compliance'),
  'export compliance declaration': () => message('write.declaration'),
  'upload complete': () => message('write.upload-complete'),
  'upload file': () => message('write.upload-file'),
};
