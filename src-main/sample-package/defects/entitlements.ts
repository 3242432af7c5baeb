import {
  change,
  type Defects,
  entitlements,
  inEntitlements,
  inExecutableOf,
  inProfile,
  theApp,
} from './defect';

/** Defects in the entitlements. */
export const entitlementDefects = {
  'get-task-allow': inProfile('get-task-allow', 'The profile lets a debugger attach.', (draft) => ({
    Entitlements: entitlements(draft, { 'get-task-allow': true }),
  })),
  'get-task-allow-signed': inEntitlements(
    'get-task-allow',
    'The app is signed so that a debugger may attach.',
    { 'get-task-allow': true },
  ),
  'aps-environment-development': {
    title: 'The app is signed for push notifications in development.',
    shows: 'aps-environment-development',
    apply(draft) {
      const key = 'aps-environment';
      change(draft.app.profile ?? {}, {
        Entitlements: entitlements(draft, { [key]: 'production' }),
      });
      change(draft.app.signing?.entitlements ?? {}, { [key]: 'development' });
    },
  },
  'entitlement-app-id-differs': inEntitlements(
    'entitlement-app-id-differs',
    'The app is signed as another app.',
    { 'application-identifier': '9NW47H2K3L.com.northwind.tide' },
  ),
  'entitlement-not-in-profile': inEntitlements(
    'entitlement-not-in-profile',
    'The app asks for more than its profile allows.',
    { 'com.apple.developer.networking.wifi-info': true },
  ),
  'push-not-entitled': inExecutableOf(
    theApp,
    'push-not-entitled',
    'The app registers for push notifications and is not signed for them.',
    {
      objectiveC: {
        implemented: ['application:didRegisterForRemoteNotificationsWithDeviceToken:'],
        form: 'relative',
      },
    },
  ),
} satisfies Defects;
