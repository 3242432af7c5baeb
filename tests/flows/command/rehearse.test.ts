import { expect, test } from 'vitest';
import { slipway, temporaryFolder } from './slipway-process';

test('rehearse needs no arguments, shows each step, and ends with a receipt in words', async () => {
  const { status, stdout, stderr } = await slipway(['rehearse'], await temporaryFolder());
  expect(stderr).toMatch(/^upload: done: /m);
  expect(stderr).toMatch(/^review: done: /m);
  expect(stderr).toMatch(/^testers: done: /m);
  expect(stdout).toMatch(/Receipt/);
  expect(stdout).toMatch(/en-US, de-DE/);
  expect(stdout).toMatch(/QA, Beta circle/);
  expect(status).toBe(0);
});
