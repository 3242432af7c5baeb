import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishRun } from '../../shared/domain/publish-run';
import { type Rehearsal, rehearse, tokenFor } from '../helpers/rehearsal';

/* Notes of a build whose package is not at hand: someone else uploaded it. */

let stage: Rehearsal;
let build: { bundleId: string; buildId: string };
beforeEach(async () => {
  stage = await rehearse();
  const [app] = await stage.engine.apps.list(stage.connection);
  const bundleId = app?.bundleId ?? '';
  const { builds } = await stage.engine.apps.read(stage.connection, bundleId, 'newest');
  build = { bundleId, buildId: builds[0]?.id ?? '' };
});
afterEach(() => stage.end());

const read = () => stage.engine.builds.readNotes(stage.connection, build.bundleId, build.buildId);

async function send(
  base: Parameters<Rehearsal['engine']['runs']['startNotes']>[2]['base'],
  notes: Parameters<Rehearsal['engine']['runs']['startNotes']>[2]['notes'],
): Promise<PublishRun> {
  const { id } = await stage.engine.runs.startNotes(stage.connection, build, { base, notes });
  return stage.engine.runs.settled(id);
}

const writes = () =>
  stage.practice.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace(/(Localizations)\/.*/, '$1/ID')}`);

async function writeOnTheWeb(locale: string, text: string): Promise<void> {
  const { rows } = await stage.ask(`/v1/betaBuildLocalizations?filter[build]=${build.buildId}`);
  const id = rows.find(({ attributes }) => attributes.locale === locale)?.id ?? '';
  const answer = await fetch(new URL(`/v1/betaBuildLocalizations/${id}`, stage.practice.url), {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${await tokenFor(stage.practice)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      data: { type: 'betaBuildLocalizations', id, attributes: { whatsNew: text } },
    }),
  });
  expect(answer.status).toBe(200);
}

describe('the notes of a build without its package', () => {
  it('a build’s notes are read with the previous build’s, and each is sent in one write', async () => {
    const { app, notes: base, locales, build: seen } = await read();
    expect(app.bundleId).toBe(build.bundleId);
    expect(locales[0]).toBe(app.primaryLocale);
    const [first] = base;
    expect(first).toBeDefined();
    const added = 'fi';
    expect(locales).not.toContain(added);
    const run = await send(base, [
      { locale: first?.locale ?? '', text: 'Changed without the package.' },
      { locale: added, text: 'Uusi kieli.' },
    ]);
    expect(run.status.state, JSON.stringify(run.status)).toBe('done');
    expect(run.package).toMatchObject({ version: seen.version, buildNumber: seen.buildNumber });
    expect(writes()).toEqual([
      'PATCH /v1/betaBuildLocalizations/ID',
      'POST /v1/betaAppLocalizations',
      'POST /v1/betaBuildLocalizations',
    ]);
    const after = (await read()).notes;
    expect(after).toContainEqual({ locale: first?.locale, text: 'Changed without the package.' });
    expect(after).toContainEqual({ locale: added, text: 'Uusi kieli.' });
    expect(
      run.steps.filter(({ progress }) => progress.state === 'done').map(({ id }) => id),
    ).toEqual(['find-app', 'appear', 'notes', 'notes-kept']);
  });

  it('what someone wrote on the web meanwhile is shown, and replaced only when the run is resumed', async () => {
    const { notes: base } = await read();
    const locale = base[0]?.locale ?? '';
    await writeOnTheWeb(locale, 'From the web.');
    const run = await send(base, [{ locale, text: 'Mine.' }]);
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'note-changed' } });
    expect(run.notes[0]?.elsewhere).toEqual({ base: base[0]?.text, theirs: 'From the web.' });
    expect((await read()).notes).toContainEqual({ locale, text: 'From the web.' });
    await stage.engine.runs.resume(run.id);
    expect((await stage.engine.runs.settled(run.id)).status.state).toBe('done');
    expect((await read()).notes).toContainEqual({ locale, text: 'Mine.' });
  });

  it('notes that Apple would refuse are never sent', async () => {
    const { notes: base } = await read();
    await expect(send(base, [{ locale: 'en-US', text: 'Rocket 🚀' }])).rejects.toMatchObject({
      error: { code: 'note-refused' },
    });
    expect(writes()).toEqual([]);
  });

  it('a notes-only plan doesn’t bypass a run’s checks', async () => {
    const existing = { buildId: build.buildId, notes: [] };
    await expect(
      stage.engine.runs.start(stage.connection, {
        packagePath: await stage.sample(),
        scope: 'notes-only',
        existing,
        notes: [{ locale: 'en-US', text: 'Around.' }],
      }),
    ).rejects.toMatchObject({ error: { code: 'plan-malformed' } });
    expect(writes()).toEqual([]);
  });
});
