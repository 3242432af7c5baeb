import { expect, test } from 'vitest';
import { slipway, temporaryFolder } from './slipway-process';

test('rehearse needs no arguments, shows each step, and ends with a receipt in words', async () => {
  const { status, stdout, stderr } = await slipway(['rehearse'], await temporaryFolder());
  expect(stderr.match(/^ {2}✓ /gm)?.length).toBeGreaterThanOrEqual(10);
  expect(stderr).not.toMatch(/^(?:upload|review|testers): /m);
  expect(stdout).toMatch(/Receipt/);
  expect(stdout).toMatch(/en-US, de-DE/);
  expect(stdout).toMatch(/QA (?:and|&) Beta circle/);
  expect(status).toBe(0);
});
