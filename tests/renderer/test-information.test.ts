import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InformationField, TestInformation } from '#shared/domain/test-information';
import {
  changeField,
  changesToSend,
  closeInformation,
  copyLanguage,
  discardChanges,
  formOf,
  keepAllInformation,
  neededWithContact,
  openInformation,
  readInformation,
  refusedWords,
  saveInformation,
  stillMissing,
  useInformation,
} from '../../src-renderer/store/test-information';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused } from '../helpers/bridge-double';

const main = bridgeDouble();
const app = { accountId: 'a', bundleId: 'com.northwind.orbit' };

const information: TestInformation = {
  app: { id: '1', name: 'Orbit Notes', bundleId: app.bundleId, primaryLocale: 'en-US' },
  languages: ['en-US', 'de-DE'].map((locale) => ({
    id: locale,
    locale,
    description: locale,
    feedbackEmail: 'feedback@example.com',
    marketingUrl: '',
    privacyPolicyUrl: '',
  })),
  contact: {
    id: '1',
    contactFirstName: 'Release',
    contactLastName: 'Desk',
    contactPhone: '+1 408 555 0100',
    contactEmail: 'desk@example.com',
    demoAccountRequired: 'false',
    demoAccountName: '',
    demoAccountPassword: 'stored',
    notes: '',
  },
  agreement: { id: '1', agreementText: '' },
};

const contact = (field: Extract<InformationField, { of: 'contact' }>['field']) =>
  ({ of: 'contact', field }) as const;
const description: InformationField = { of: 'language', locale: 'en-US', field: 'description' };
const form = () => formOf(useInformation.getState(), app);
const values = () => form().changes.map(({ at, value }) => [at.field, value]);

beforeEach(async () => {
  useInformation.setState({}, true);
  main.answer({
    'test-information:read': () => ok(information),
    'test-information:read-draft': () => ok(null),
    'test-information:save-draft': () => ok(null),
  });
  await openInformation(app);
});
afterEach(() => closeInformation(app));

it('a field that is typed back to what is stored is no change', () => {
  changeField(app, description, 'Mine');
  expect(values()).toEqual([['description', 'Mine']]);
  changeField(app, description, 'en-US');
  expect(values()).toEqual([]);
});

it('a contact that lacks what Apple requires is held back, and the other rows are sent', () => {
  changeField(app, description, 'Mine');
  changeField(app, contact('demoAccountRequired'), 'true');
  changeField(app, contact('contactPhone'), ' ');
  expect(neededWithContact(form()).map(({ field }) => field)).toEqual([
    'contactPhone',
    'demoAccountName',
  ]);
  expect(changesToSend(form()).map(({ at }) => at.field)).toEqual(['description']);
});

it('what is missing follows what is typed', () => {
  expect(stillMissing(form())).toEqual([]);
  changeField(app, description, '');
  changeField(app, contact('demoAccountRequired'), 'true');
  expect(stillMissing(form()).map(({ field }) => field)).toEqual([
    'description',
    'demoAccountName',
  ]);
});

it('the password leaves the window with the form, and is in no draft', async () => {
  changeField(app, contact('demoAccountPassword'), 'typed');
  changeField(app, contact('notes'), 'Typed, too.');
  await keepAllInformation();
  expect(JSON.stringify(main.paramsOf('test-information:save-draft'))).not.toContain('"typed"');
  closeInformation(app);
  await readInformation(app);
  expect(JSON.stringify(form())).not.toMatch(/"typed"|"stored"/);
  expect(values()).toEqual([['notes', 'Typed, too.']]);
  await openInformation(app);
  expect(form().information?.contact?.demoAccountPassword).toBe('stored');
});

it('a save without a network keeps everything that was typed', async () => {
  main.answer({ 'test-information:save': () => refused('network-unreachable') });
  changeField(app, description, 'Mine');
  await saveInformation(app);
  expect(form()).toMatchObject({ isSaving: false, error: { code: 'network-unreachable' } });
  expect(values()).toEqual([['description', 'Mine']]);
});

it('what Apple says about a field is there until the field is changed', async () => {
  main.answer({
    'test-information:save': () =>
      ok({
        rows: [
          {
            row: { of: 'contact' },
            outcome: 'refused',
            error: null,
            refused: [{ field: 'contactPhone', words: 'Invalid phone' }],
          },
        ],
        information,
      }),
  });
  changeField(app, contact('contactPhone'), '+1 2');
  await saveInformation(app);
  expect(refusedWords(form(), contact('contactPhone'))).toBe('Invalid phone');
  expect(values()).toEqual([['contactPhone', '+1 2']]);
  changeField(app, contact('contactPhone'), '+1 23');
  expect(refusedWords(form(), contact('contactPhone'))).toBeNull();
});

it('bringing back what was discarded keeps what was typed since', () => {
  const marketing: InformationField = { of: 'language', locale: 'en-US', field: 'marketingUrl' };
  changeField(app, description, 'Before');
  discardChanges(app);
  changeField(app, marketing, 'https://example.com');
  const [toast] = useWindow.getState().toasts.slice(-1);
  toast?.undo?.();
  expect(values()).toEqual([
    ['description', 'Before'],
    ['marketingUrl', 'https://example.com'],
  ]);
});

it('a language is copied into another one as changes, which can be discarded and brought back', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  copyLanguage(app, 'de-DE', 'en-US');
  expect(values()).toEqual([['description', 'de-DE']]);
  discardChanges(app);
  expect(values()).toEqual([]);
  vi.unstubAllGlobals();
});

it('what was typed before the last start is there, unless it was stored since', async () => {
  useInformation.setState({}, true);
  main.answer({
    'test-information:read-draft': () =>
      ok({
        changes: [
          { at: description, base: 'Before', value: 'en-US' },
          { at: contact('notes'), base: '', value: 'Typed before.' },
        ],
      }),
  });
  await readInformation(app);
  expect(values()).toEqual([['notes', 'Typed before.']]);
});
