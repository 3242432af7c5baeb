import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fetch } from '../../src-main/engine/ports';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { expectEverythingOnce, fullPlan } from './reliability/full-publish';

/* Lists of a large account have several pages: here every page has one row. */

let stage: Rehearsal;
let isSmall: boolean;
const listed = new Set<string>();

/** Apple's pages as if each could only hold one row. A sorted list is read for its newest rows alone. */
const oneRowAPage: Fetch = (url, init) => {
  const asked = new URL(url);
  if (isSmall && asked.searchParams.has('limit') && !asked.searchParams.has('sort')) {
    asked.searchParams.set('limit', '1');
    if (asked.searchParams.has('cursor')) listed.add(asked.pathname.replace(/\/\d+/, '/*'));
  }
  return fetch(asked, init);
};

beforeEach(async () => {
  isSmall = true;
  listed.clear();
  stage = await rehearse({ engine: { fetch: oneRowAPage } });
});
afterEach(() => stage.end());

it('a publish finds its app, groups, notes and uploads on whatever page they are', async () => {
  const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
  await expectEverythingOnce(stage, run);
  for (const list of ['betaGroups', 'betaAppLocalizations', 'betaBuildLocalizations'])
    expect(listed).toContain(`/v1/${list}`);
});

it('an account shows the same of an app, however few rows a page has', async () => {
  const packagePath = await stage.sample({ version: '1.3.2', build: '99' });
  const { builds, buildUploads } = stage.practice.world.state;
  for (const rows of [builds, buildUploads]) {
    const [row] = rows as { id: string }[];
    if (row) (rows as { id: string }[]).push({ ...row, id: randomUUID() });
  }
  const small = await stage.engine.destinations.read(stage.connection, packagePath);
  for (const list of ['betaGroups', 'builds', 'certificates', 'profiles'])
    expect(listed).toContain(`/v1/${list}`);
  isSmall = false;
  const whole = await stage.engine.destinations.read(stage.connection, packagePath);
  expect(small).toEqual(whole);
});
