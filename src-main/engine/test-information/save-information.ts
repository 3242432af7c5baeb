import {
  alwaysInContact,
  conflictsIn,
  fieldAsSent,
  type InformationChange,
  type InformationRow,
  idOfRow,
  ofDemoAccount,
  primaryFirst,
  rowOf,
  type SavedInformation,
  type SavedRow,
  storedIn,
  type TestInformation,
} from '#shared/domain/test-information';
import { type AppError, appError, fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { fieldName } from '#shared/words/test-information';
import type { AscClient } from '../asc/client';
import { lookAgain } from '../asc/look-again';
import { LostAnswer, Refusal } from '../asc/refusal';
import { fullJitter } from '../asc/retry-policy';
import { meetsNextToo } from '../asc/stopping-errors';
import {
  changeLanguage,
  changeLicenseAgreement,
  changeReviewContact,
  createLanguage,
  listLanguages,
  readLicenseAgreement,
  readReviewContact,
} from '../asc/test-information';
import type { Clock } from '../ports';

interface Tools {
  client: AscClient;
  clock: Clock;
}

type Changes = readonly InformationChange[];

const maxSends = 3;

/** Saves one row after the other: one that is refused keeps no other from being saved. */
export async function saveInformation(
  tools: Tools,
  before: TestInformation,
  changes: Changes,
): Promise<SavedInformation> {
  let information = before;
  let stop: AppError | null = null;
  const rows: SavedRow[] = [];
  for (const [row, ofRow] of byRow(changes)) {
    if (stop !== null) {
      rows.push({ row, outcome: 'not-tried', error: stop, refused: [] });
      continue;
    }
    const saved = await saveRow(tools, information, row, ofRow);
    rows.push(saved.row);
    information = saved.information;
    const { error } = saved.row;
    if (error !== null && meetsNextToo(error)) stop = error;
  }
  return { rows, information };
}

function byRow(changes: Changes): [InformationRow, InformationChange[]][] {
  const rows = new Map<string, [InformationRow, InformationChange[]]>();
  for (const change of changes) {
    const row = rowOf(change.at);
    const id = idOfRow(row);
    const [, ofRow] = rows.get(id) ?? [row, []];
    rows.set(id, [row, [...ofRow, change]]);
  }
  return [...rows.values()];
}

interface Saved {
  row: SavedRow;
  information: TestInformation;
}

async function saveRow(
  tools: Tools,
  before: TestInformation,
  row: InformationRow,
  changes: Changes,
): Promise<Saved> {
  const result = (
    outcome: SavedRow['outcome'],
    information = before,
    error: AppError | null = null,
    refused: SavedRow['refused'] = [],
  ): Saved => ({ row: { row, outcome, error, refused }, information });
  if (conflictsIn(before, changes).length > 0) return result('changed-meanwhile');
  if (isKept(before, changes)) return result('saved');
  let isSent = false;
  try {
    await sendRow(tools, before, row, changes);
    isSent = true;
    const after = await readBack(tools, before, row, changes);
    return isKept(after, changes)
      ? result('saved', after)
      : result('differs', after, differs(after, changes));
  } catch (thrown) {
    const error = toAppError(thrown);
    if (thrown instanceof Refusal && isAboutTheRow(error))
      return result('refused', before, error, wordsByField(thrown));
    const isUnknown = isSent || thrown instanceof LostAnswer;
    return result(isUnknown ? 'unanswered' : 'failed', before, error);
  }
}

/** A refusal of what was sent, and not of the key or of the moment. */
function isAboutTheRow({ code }: AppError): boolean {
  return code === 'request-refused';
}

function isKept(information: TestInformation, changes: Changes): boolean {
  return changes.every(({ at, value }) => storedIn(information, at) === fieldAsSent(at, value));
}

function differs(after: TestInformation, changes: Changes): AppError {
  const fields = changes
    .filter(({ at, value }) => storedIn(after, at) !== fieldAsSent(at, value))
    .map(({ at }) => fieldName(at));
  return appError(
    'read-back-differs',
    message('test-information.differs', { fields: { list: fields } }),
  );
}

/** A change says how a row is to be, so one whose answer was lost is looked up, and sent again if it did not arrive. */
async function sendRow(
  tools: Tools,
  before: TestInformation,
  row: InformationRow,
  changes: Changes,
): Promise<void> {
  let known = before;
  for (let sends = 1; ; sends += 1) {
    try {
      return await sendOnce(tools.client, known, row, changes);
    } catch (thrown) {
      const isLost = thrown instanceof LostAnswer;
      // The row of a new language was created meanwhile, by the lost request or by someone else.
      const isThere = thrown instanceof Refusal && thrown.has('ENTITY_ERROR', '/locale');
      if ((!isLost && !isThere) || sends === maxSends) throw thrown;
      const enough = isThere ? hasRow : () => true;
      known = await lookUntil(tools, known, row, enough).catch(() => {
        throw thrown;
      });
      if (isKept(known, changes)) return;
      // What someone else wrote into it is not overwritten unseen.
      if (isThere && conflictsIn(known, changes).length > 0) throw thrown;
      await tools.clock.sleep(fullJitter(sends));
    }
  }
}

async function sendOnce(
  client: AscClient,
  known: TestInformation,
  row: InformationRow,
  changes: Changes,
): Promise<void> {
  const fields = Object.fromEntries(
    changes.map(({ at, value }) => [at.field, asAttribute(at.field, fieldAsSent(at, value))]),
  );
  if (row.of === 'contact') {
    const { contact } = known;
    return contact === null
      ? noSuchRow()
      : changeReviewContact(client, contact.id, { ...wholeContact(contact, fields), ...fields });
  }
  if (row.of === 'agreement') {
    const text = fields.agreementText;
    return known.agreement === null || typeof text === 'boolean'
      ? noSuchRow()
      : changeLicenseAgreement(client, known.agreement.id, text ?? null);
  }
  const found = known.languages.find(({ locale }) => locale === row.locale);
  if (found !== undefined) return changeLanguage(client, found.id, fields);
  await createLanguage(client, known.app.id, row.locale, fields);
}

/** App Store Connect makes these rows with the app; without one there is nothing to change. */
function noSuchRow(): never {
  fail('answer-unexpected', message('test-information.no-row'));
}

function asAttribute(field: string, value: string): string | boolean | null {
  if (field === 'demoAccountRequired') return value === 'true';
  return value === '' ? null : value;
}

/** The contact is checked as a whole, so what is needed goes with every change (app-store-connect.md, groups 13). */
function wholeContact(
  contact: NonNullable<TestInformation['contact']>,
  fields: Readonly<Record<string, string | boolean | null>>,
): Record<string, string> {
  const asksForAccount = fields.demoAccountRequired ?? contact.demoAccountRequired === 'true';
  const together = [...alwaysInContact, ...(asksForAccount ? ofDemoAccount : [])];
  return Object.fromEntries(
    together.flatMap((field) => {
      const value = contact[field];
      return value === null || value === '' ? [] : [[field, value]];
    }),
  );
}

async function reread(
  client: AscClient,
  known: TestInformation,
  row: InformationRow,
): Promise<TestInformation> {
  const { id } = known.app;
  if (row.of === 'contact') return { ...known, contact: await readReviewContact(client, id) };
  if (row.of === 'agreement')
    return { ...known, agreement: await readLicenseAgreement(client, id) };
  return { ...known, languages: primaryFirst(known.app, await listLanguages(client, id)) };
}

/** Reads lag behind writes (app-store-connect.md, requests 11): until then a difference is none. */
function readBack(
  tools: Tools,
  before: TestInformation,
  row: InformationRow,
  changes: Changes,
): Promise<TestInformation> {
  return lookUntil(tools, before, row, (seen) => isKept(seen, changes));
}

/** Looks at a row until that is enough, for as long as reads may lag; returns the last look. */
function lookUntil(
  { client, clock }: Tools,
  known: TestInformation,
  row: InformationRow,
  isEnough: (seen: TestInformation, row: InformationRow) => boolean,
): Promise<TestInformation> {
  return lookAgain({
    look: () => reread(client, known, row),
    isEnough: (seen) => isEnough(seen, row),
    clock,
  });
}

function hasRow({ languages }: TestInformation, row: InformationRow): boolean {
  return row.of !== 'language' || languages.some(({ locale }) => locale === row.locale);
}

/** Apple names the field in a pointer; what it says of no field stays with the error. */
function wordsByField({ answer }: Refusal): SavedRow['refused'] {
  return answer.errors.flatMap(({ source, detail, title }) => {
    const field = /\/attributes\/(\w+)$/.exec(source ?? '')?.[1];
    return field === undefined ? [] : [{ field, words: detail || title }];
  });
}
