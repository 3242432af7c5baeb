import { expect, it } from 'vitest';
import { storeWebAddress } from '#shared/asc/store-address';

const app = { appId: '1234567890', platform: 'IOS' };

it('each page of App Store Connect has the address of the app and its platform', () => {
  expect(storeWebAddress('privacy', app)).toBe(
    'https://appstoreconnect.apple.com/apps/1234567890/distribution/privacy',
  );
  expect(storeWebAddress('screenshots', { ...app, platform: 'VISION_OS' })).toBe(
    'https://appstoreconnect.apple.com/apps/1234567890/distribution/visionos/version/inflight',
  );
  expect(storeWebAddress('resolution-center', { ...app, submissionId: 'f1fa-43' })).toBe(
    'https://appstoreconnect.apple.com/apps/1234567890/distribution/reviewsubmissions/details/f1fa-43',
  );
  expect(storeWebAddress('resolution-center', app)).toMatch(/reviewsubmissions$/);
});

it('IDs that are none of Apple’s never become part of an address', () => {
  expect(storeWebAddress('privacy', { ...app, appId: '../evil?x' })).toBe(
    'https://appstoreconnect.apple.com/apps',
  );
  expect(storeWebAddress('resolution-center', { ...app, submissionId: '../x' })).toMatch(
    /reviewsubmissions$/,
  );
});
