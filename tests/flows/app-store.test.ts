import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* The App Store side of an app as it is read, and acts on it, over HTTP against the practice server. */

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

const app = { bundleId: 'com.northwind.orbit', platform: 'IOS' };
const read = () => stage.engine.appStore.read(stage.connection, app);

it('the page of an app has its released version with texts, and what App Review needs', async () => {
  const page = await read();
  expect(page.failed).toEqual([]);
  expect(page.live).toMatchObject({ state: 'READY_FOR_DISTRIBUTION' });
  expect(page.liveLanguages?.map(({ locale }) => locale)[0]).toBe(page.app.primaryLocale);
  expect(page.info).not.toBeNull();
  expect(page.submissions).toEqual([]);
});
