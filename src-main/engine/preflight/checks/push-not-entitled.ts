import { printable } from '../../package/refusal';
import { archiveAgain, type Check, warning } from '../check';
import { askedFor, executableOf } from '../executables';

const selector = 'application:didRegisterForRemoteNotificationsWithDeviceToken:';

/** Error 90078, a mail after delivery. Libraries bring the method along, so it may not matter. */
export const pushNotEntitled: Check = (pkg) => {
  const app = pkg.bundles.find(({ kind }) => kind === 'app');
  const slices = (app && executableOf(pkg, app)?.slices) ?? [];
  const slice = slices.find(({ selectors }) => selectors.has(selector));
  if (!app || !slice?.signature || slice.signature.entitlements.state === 'unreadable') return null;
  if ('aps-environment' in (askedFor(slice.signature) ?? {})) return null;
  return warning('push-not-entitled', {
    where: `${printable(app.executablePath ?? app.path)}, entitlements, aps-environment`,
    title: 'The app registers for push notifications and is not signed for them',
    whatToDo: `Add Push Notifications in the target’s Signing & Capabilities, ${archiveAgain} If the app sends no push notifications, this changes nothing.`,
  });
};
