import { beforeEach, describe, expect, it } from 'vitest';
import { Preset } from '#shared/domain/preset';
import type { LocaleNote } from '#shared/domain/publish-plan';
import {
  copyFromPrevious,
  copyToEmpty,
  fillIn,
  insertDefaults,
  placeholdersIn,
} from '../../src-renderer/store/note-fills';
import { emptyDraft, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import { planNotesBook } from '../../src-renderer/store/plan-notes-book';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble } from '../helpers/bridge-double';
import { planWith, sampleDestination } from '../helpers/sample-plan';
import { samplePreset } from '../helpers/sample-preset';

bridgeDouble();

const note = (locale: string, text: string): LocaleNote => ({ locale, text });
const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;
const book = () => planNotesBook(plan());
const texts = (): Record<string, string> =>
  Object.fromEntries(plan().draft.notes.map(({ locale, text }) => [locale, text]));
const undo = (): void => useWindow.getState().toasts.at(-1)?.undo?.();
const lastSaid = () => useWindow.getState().toasts.at(-1)?.text;

function open(notes: LocaleNote[], last: LocaleNote[] = []): void {
  const latestBuild = {
    id: '41',
    version: '1.4.0',
    buildNumber: '41',
    uploadedDate: null,
    notes: last,
  };
  usePlan.setState({
    plan: planWith({
      destination: {
        state: 'known',
        destination: { ...sampleDestination, latestBuild },
        at: 0,
      },
      draft: { ...emptyDraft, notes },
      locales: ['en-US', 'de-DE', 'ja'],
    }),
  });
}

beforeEach(() => {
  useWindow.setState({ toasts: [] });
  useSnapshots.setState({ presets: [] });
});

describe('filling several languages at once', () => {
  it('replacing all with the last build’s notes is taken back by one undo', () => {
    const written = [note('en-US', 'Mine'), note('de-DE', 'Meins')];
    open(written, [note('en-US', 'Old'), note('ja', '古い')]);
    copyFromPrevious(book(), 'all');
    expect(texts()).toEqual({ 'en-US': 'Old', 'de-DE': 'Meins', ja: '古い' });
    undo();
    expect(texts()).toEqual({ 'en-US': 'Mine', 'de-DE': 'Meins' });
  });

  it('replacing with the same notes says that nothing differs', () => {
    open([note('en-US', 'Old')], [note('en-US', 'Old')]);
    copyFromPrevious(book(), 'all');
    expect(lastSaid()).toBe('The notes are the same as in build 41.');
  });

  it('the primary language is copied only where nothing was written', () => {
    open([note('en-US', 'New'), note('de-DE', 'Neu'), note('ja', ' ')]);
    copyToEmpty(book());
    expect(texts()).toEqual({ 'en-US': 'New', 'de-DE': 'Neu', ja: 'New' });
    undo();
    expect(texts()).toEqual({ 'en-US': 'New', 'de-DE': 'Neu', ja: ' ' });
  });

  it('default texts of the preset are inserted filled in, and only into empty languages', () => {
    open([note('en-US', 'Mine')]);
    const notes = [
      note('en-US', 'Version {version}'),
      note('de-DE', 'Version {version} ({build})'),
    ];
    const preset = Preset.parse(samplePreset({ accountId: 'practice', notes }));
    useSnapshots.setState({ presets: [preset] });
    insertDefaults(book());
    expect(texts()).toEqual({ 'en-US': 'Mine', 'de-DE': 'Version 1.4.0 (42)' });
    insertDefaults(book());
    expect(lastSaid()).toBe('No empty language has a default text.');
  });

  it('placeholders are filled in where asked, and unknown ones stay as they are', () => {
    open([note('en-US', '{version} {topic}'), note('de-DE', 'Build {build}')]);
    expect(placeholdersIn(note('en-US', '{version} {topic}'), book().values)).toEqual([
      { name: '{version}', value: '1.4.0' },
    ]);
    fillIn(book(), ['en-US']);
    expect(texts()).toEqual({ 'en-US': '1.4.0 {topic}', 'de-DE': 'Build {build}' });
    undo();
    fillIn(book(), ['en-US', 'de-DE']);
    expect(texts()).toEqual({ 'en-US': '1.4.0 {topic}', 'de-DE': 'Build 42' });
  });
});
