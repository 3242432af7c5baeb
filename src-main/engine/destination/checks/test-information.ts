import type { Finding } from '#shared/domain/finding';
import type { AtApple } from '../at-apple';

/** What external testing needs and nobody has filled in yet, by name. */
export function missingInformation({ app, information, missingDetails }: AtApple): string[] {
  const primary = information.find(({ locale }) => locale === app.primaryLocale);
  return [
    ...(primary?.description ? [] : [`beta app description in ${app.primaryLocale}`]),
    ...(primary?.feedbackEmail ? [] : [`feedback e-mail in ${app.primaryLocale}`]),
    ...missingDetails,
  ];
}

/** In the way only of a beta review; a plan that asks for one makes it a blocker. */
export function testInformation(seen: AtApple): Finding | null {
  const missing = missingInformation(seen);
  if (missing.length === 0) return null;
  return {
    code: 'test-information-missing',
    severity: 'warning',
    where: `${seen.app.name}, TestFlight, Test Information`,
    title: 'External testers cannot get a build yet',
    whatToDo: `Fill in on App Store Connect: ${missing.join(', ')}.`,
  };
}
