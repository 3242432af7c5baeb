import { beforeEach, describe, expect, it } from 'vitest';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import {
  comparedBuilds,
  earlierBuilds,
  type Reading,
  readingsOf,
} from '../../src-renderer/store/notes-readers';
import { emptyDraft, usePlan } from '../../src-renderer/store/plan';
import { planNotesBook } from '../../src-renderer/store/plan-notes-book';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { planWith, sampleDestination } from '../helpers/sample-plan';
import { samplePackage, sampleRun } from '../helpers/sample-run';

const note = (locale: string, text: string): LocaleNote => ({ locale, text });

/** A run of an earlier build whose notes have arrived, apart from those that were refused. */
function runOf(buildNumber: string, notes: LocaleNote[], refused: string[] = []): PublishRun {
  const run = sampleRun();
  return {
    ...run,
    id: `run-${buildNumber}`,
    createdAt: `2026-11-01T00:${buildNumber}:00.000Z`,
    package: { ...samplePackage, buildNumber },
    plan: { ...run.plan, notes },
    notes: notes.map(({ locale }) => ({
      name: locale,
      state: refused.includes(locale) ? 'refused' : 'read-back',
    })),
  };
}

interface Known {
  runs?: PublishRun[];
  /** What App Store Connect has of the last build. */
  last?: { buildNumber: string; notes: LocaleNote[] } | null;
}

function readings(notes: LocaleNote[], { runs = [], last = null }: Known): Record<string, Reading> {
  useSnapshots.setState({ runs: Object.fromEntries(runs.map((run) => [run.id, run])) });
  const latestBuild = last && { id: '41', version: '1.4.0', uploadedDate: null, ...last };
  const destination = { ...sampleDestination, latestBuild };
  const plan = planWith({
    destination: { state: 'known', destination, at: 0 },
    draft: { ...emptyDraft, notes },
    locales: ['en-US', 'de-DE', 'ja'],
  });
  usePlan.setState({ plan });
  const book = planNotesBook(plan);
  const builds = earlierBuilds(book, useSnapshots.getState().runs);
  return Object.fromEntries(readingsOf(book, builds).map((one) => [one.locale, one]));
}

beforeEach(() => useSnapshots.setState({ runs: {} }));

describe('what testers will read', () => {
  it('testers without a note in their language read the primary one, or nothing if there is none', () => {
    const shown = readings([note('en-US', 'New'), note('de-DE', ' \n')], {});
    expect(shown['de-DE']).toMatchObject({ from: 'primary', text: 'New' });
    expect(shown.ja).toMatchObject({ from: 'primary', text: 'New' });
    expect(readings([note('de-DE', 'Neu')], {}).ja).toMatchObject({ from: 'nothing', text: '' });
  });

  it('a text counts as unchanged since the oldest build in a row that had it', () => {
    const runs = [
      runOf('38', [note('en-US', 'A'), note('de-DE', 'Alt')]),
      runOf('39', [note('en-US', 'A'), note('de-DE', 'Neu')]),
      runOf('40', [note('en-US', 'B'), note('de-DE', 'Neu')]),
      runOf('41', [note('en-US', 'A'), note('de-DE', 'Neu')]),
    ];
    const shown = readings([note('en-US', 'A'), note('de-DE', 'Neu')], { runs });
    expect(shown['de-DE']?.unchangedSince).toBe('39');
    expect(shown['en-US']?.unchangedSince).toBe('41');
  });

  it('what App Store Connect has of the last build takes precedence over what its run sent', () => {
    const runs = [runOf('40', [note('en-US', 'A')]), runOf('41', [note('en-US', 'A')])];
    const last = { buildNumber: '41', notes: [note('en-US', 'Edited on the web')] };
    const shown = readings([note('en-US', 'A')], { runs, last });
    expect(shown['en-US']).toMatchObject({ previous: 'Edited on the web', unchangedSince: null });
  });

  it('a note that Apple refused was never read', () => {
    const runs = [runOf('41', [note('en-US', 'A'), note('de-DE', 'Neu')], ['de-DE'])];
    const shown = readings([note('en-US', 'A'), note('de-DE', 'Neu')], { runs });
    expect(shown['de-DE']).toMatchObject({ previous: 'A', unchangedSince: null });
  });

  it('a translation that stayed while the primary language was changed is named', () => {
    const last = { buildNumber: '41', notes: [note('en-US', 'A'), note('de-DE', 'Neu')] };
    const changed = readings([note('en-US', 'B'), note('de-DE', 'Neu')], { last });
    expect(changed['de-DE']?.isBehind).toBe(true);
    expect(changed['en-US']?.isBehind).toBe(false);
    expect(changed.ja?.isBehind).toBe(false);
    const both = readings([note('en-US', 'B'), note('de-DE', 'Neuer')], { last });
    expect(both['de-DE']?.isBehind).toBe(false);
  });

  it('runs of another app, another account or of this very build don’t count as earlier notes', () => {
    const other = runOf('40', [note('en-US', 'A')]);
    const runs = [
      { ...other, id: 'a', package: { ...other.package, bundleId: 'com.other' } },
      { ...other, id: 'b', account: { ...other.account, id: 'other' } },
      runOf('42', [note('en-US', 'A')]),
    ];
    expect(readings([note('en-US', 'A')], { runs })['en-US']).toMatchObject({
      previous: null,
      unchangedSince: null,
    });
  });
});

describe('what the notes of an old build are compared with', () => {
  const book = () => planNotesBook(planWith({ draft: emptyDraft, locales: ['en-US'] }));
  const ofBuild = {
    kind: 'build',
    accountId: sampleRun().account.id,
    bundleId: '',
    buildId: '41',
  } as const;
  const runs = Object.fromEntries(
    ['40', '43'].map((build) => [build, runOf(build, [note('en-US', `Notes of ${build}`)])]),
  );
  const old = () => ({ ...book(), of: ofBuild, buildNumber: '41', previous: null });

  it('never with those of a build that came after it', () => {
    const builds = earlierBuilds(old(), runs);
    expect(builds.map(({ buildNumber }) => buildNumber)).toEqual(['40']);
  });

  it('with what the build itself has, or with the build before in a language that it lacks', () => {
    const sent = { buildNumber: '41', notes: [note('en-US', 'Notes of 41')] };
    const builds = earlierBuilds(old(), runs);
    const first = (locale: string) =>
      comparedBuilds({ ...old(), sent }, locale, builds)[0]?.buildNumber;
    expect(first('en-US')).toBe('41');
    expect(first('de-DE')).toBe('40');
  });
});
