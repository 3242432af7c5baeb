import type { Finding } from '#shared/domain/finding';
import type { AtApple } from '../at-apple';
import { missingInformation } from './test-information';

/** What an app's first build will be asked for, said before it is on its way. */
export function firstBuild(seen: AtApple): Finding | null {
  const { app, info, builds, uploads } = seen;
  if (builds.length > 0 || uploads.some(({ state }) => state !== 'AWAITING_UPLOAD')) return null;
  const missing = missingInformation(seen);
  const compliance =
    info.usesNonExemptEncryption === null ? 'the export compliance answer' : 'nothing more';
  const external = `External ones need a beta app description, a feedback e-mail and a review contact, and a beta review, which takes about a day the first time.`;
  const still =
    missing.length === 0 ? 'All of that is filled in.' : `Still empty: ${missing.join(', ')}.`;
  return {
    code: 'first-build',
    severity: 'note',
    where: `${app.name}, TestFlight`,
    title: `This is the first build of ${app.name}`,
    whatToDo: `Internal testers need ${compliance}. ${external} ${still}`,
  };
}
