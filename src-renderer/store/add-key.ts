import { create } from 'zustand';
import type { Account, ChosenKey, KeyStorage } from '#shared/domain/account';
import type { FoundKeys } from '#shared/domain/found-key';
import { bareIssuerId, bareKeyId, idsIn } from '#shared/domain/key-ids';
import type { AppError } from '#shared/errors';
import type { Reply } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { isUnreached } from '../words/account';
import { errorSentences } from '../words/error';
import { endedBy, type KeyFieldName } from '../words/key-field';
import { announceFirstLive, readAccounts, readSettings } from './account-actions';
import {
  emptyFields,
  type KeyFields,
  nothingFilled,
  proposeFields,
  replacedAccount,
  type WhereFrom,
} from './key-fields';
import { accountById, activeAccount, useSnapshots } from './snapshots';
import { announcer, closeSheet, showToast, useWindow } from './window';

interface AddKeyState {
  fields: KeyFields;
  filled: WhereFrom;
  /** Paths of dropped key files that wait for the ones before them. */
  waiting: readonly string[];
  /** What was found on this computer; null until someone asked for it. */
  found: FoundKeys | null;
  /** The found key that is chosen. */
  foundId: string | null;
  isLooking: boolean;
  /** Why the chosen key can't be used, or wasn't added. */
  error: AppError | null;
  /** The name of the file that the error is about; null if it is not known. */
  refusedFile: string | null;
  isAdding: boolean;
  /** The account that was just added or got a new key. */
  added: Account | null;
  /** The account that the key is for, if a person chose to replace its key. */
  replacesId: string | null;
  /** Whether a person wants a new account, although a revoked one has the same issuer. */
  addsNew: boolean;
  /** What is typed for a new account while a key is replaced, or the other way round; without its key file. */
  aside: AddKeyState | null;
  /** The first live account, and the one that was in use before it: said once the sheet is closed. */
  firstLive: { before: Account; account: Account } | null;
}

/** What is typed in Add key; kept for the session, also while the sheet is closed. The key itself is in main. */
export const useAddKey = create<AddKeyState>(() => ({
  fields: emptyFields,
  filled: nothingFilled,
  waiting: [],
  found: null,
  foundId: null,
  isLooking: false,
  error: null,
  refusedFile: null,
  isAdding: false,
  added: null,
  replacesId: null,
  addsNew: false,
  aside: null,
  firstLive: null,
}));

/** Whether Add key is in front of the person: as a sheet, or in place of the accounts that aren't there yet. */
export function isAddingKey(): boolean {
  const { sheet, screen } = useWindow.getState();
  const { accounts } = useSnapshots.getState();
  const hasLive = accounts.some(({ environment }) => environment === 'live');
  return sheet === 'add-key' || (sheet === null && screen.name === 'accounts' && !hasLive);
}

/** Opens Add key from anywhere. */
export function openAddKey(): void {
  turnTo(null);
  openSheetOfKey();
}

function openSheetOfKey(): void {
  useWindow.setState({ screen: { name: 'accounts' }, sheet: 'add-key' });
}

/** Turns to what is typed for a new account (null), or for the account whose key is replaced; each stays as it is. */
export function turnTo(replacesId: string | null): void {
  const { aside, ...now } = useAddKey.getState();
  if (now.isAdding || now.replacesId === replacesId) return;
  taking += 1;
  const isOver = now.added !== null;
  // Main keeps one key only, which is not for the other account.
  const left = { ...now, aside: null, fields: { ...now.fields, chosen: null }, foundId: null };
  const wanted = aside?.replacesId === replacesId ? aside : useAddKey.getInitialState();
  const kept = replacesId !== null && now.replacesId !== null ? aside : left;
  useAddKey.setState({ ...wanted, aside: isOver ? null : kept }, true);
}

/** Opens the same sheet, for a new key in place of this account's. */
export function openReplaceKey(account: Account): void {
  turnTo(account.id);
  const { isAdding, replacesId } = useAddKey.getState();
  if (!isAdding && replacesId === null)
    useAddKey.setState({
      replacesId: account.id,
      fields: {
        ...emptyFields,
        kind: account.issuerId === null ? 'individual' : 'team',
        issuerId: account.issuerId ?? '',
        name: account.name,
      },
    });
  openSheetOfKey();
}

/** Changes what a person types; what they type is theirs from then on. */
export function typeKey(part: Partial<KeyFields>): void {
  const changes = (field: KeyFieldName) =>
    (field !== 'file' && part[field] !== undefined) ||
    (field === 'issuerId' && part.kind !== undefined);
  useAddKey.setState(({ fields, filled, error }) => ({
    error:
      error !== null && typedFields.some((one) => changes(one) && endedBy(error, one))
        ? null
        : error,
    fields: { ...fields, ...part },
    filled: {
      keyId: part.keyId === undefined ? filled.keyId : null,
      issuerId: part.issuerId === undefined ? filled.issuerId : null,
      name: part.name === undefined ? filled.name : false,
    },
  }));
}

const typedFields: readonly KeyFieldName[] = ['keyId', 'issuerId', 'name'];

/** Takes the Issuer ID of another account. */
export function takeIssuerOf(account: Account): void {
  useAddKey.setState(({ fields, filled, error }) => ({
    error: error !== null && endedBy(error, 'issuerId') ? null : error,
    fields: { ...fields, issuerId: account.issuerId ?? '' },
    filled: { ...filled, issuerId: { like: account.name } },
  }));
}

/** Fills in the IDs that a copied text names; returns whether it named any. */
export function pasteIds(text: string): boolean {
  const { keyId, issuerId } = idsIn(text);
  if (keyId === null && issuerId === null) return false;
  typeKey({ ...(keyId !== null && { keyId }), ...(issuerId !== null && { issuerId }) });
  return true;
}

/** Of two keys that are read at the same time, only the later one is shown. */
let taking = 0;

/** Shows a key that main read, with the IDs that go with it. An error leaves the fields as they are. */
async function take(
  read: () => Promise<Reply<ChosenKey | null>>,
  { foundId = null, file = null }: { foundId?: string | null; file?: string | null } = {},
): Promise<void> {
  const mine = ++taking;
  const reply = await read();
  if (mine !== taking) return;
  if (!reply.ok) return useAddKey.setState({ error: reply.error, refusedFile: file, added: null });
  const chosen = reply.value;
  if (chosen === null) return;
  const { accounts } = useSnapshots.getState();
  useAddKey.setState((state) => ({
    ...proposeFields(chosen, state, accounts),
    foundId,
    error: null,
    added: null,
  }));
  announcer.announceNow(
    chosen.fileName === null
      ? say('accounts.key-pasted')
      : say('announced.key-chosen', { file: chosen.fileName }),
  );
}

/** The system's file dialog. */
export function chooseKey(): Promise<void> {
  return take(() => request('accounts:choose-key', {}));
}

/** Sends the text of a key to main, which keeps it; nothing of it stays in the window. */
export function pasteKey(text: string): Promise<void> {
  return take(() => request('accounts:paste-key', { text }));
}

export function takeFoundKey(id: string): Promise<void> {
  return take(() => request('accounts:take-found', { id }), {
    foundId: id,
    file: useAddKey.getState().found?.keys.find((key) => key.id === id)?.fileName ?? null,
  });
}

/** Dropped key files open Add key; main reads the first, and the others wait until it was added. */
export async function takeDroppedKeys(paths: readonly string[]): Promise<void> {
  const [first, ...others] = paths;
  if (first === undefined) return;
  // Over the open sheet, the key is for what the sheet is about.
  if (useWindow.getState().sheet !== 'add-key') turnTo(null);
  const file = first.split(/[/\\]/).at(-1) ?? null;
  await take(() => request('accounts:take-key', { path: first }), { file });
  useAddKey.setState({ waiting: others });
  openSheetOfKey();
}

/** Looks into the folders where keys are kept. */
export async function lookForKeys(): Promise<void> {
  if (useAddKey.getState().isLooking) return;
  useAddKey.setState({ isLooking: true });
  const reply = await request('accounts:find-keys', {});
  if (!reply.ok) return useAddKey.setState({ isLooking: false, error: reply.error });
  useAddKey.setState({ isLooking: false, found: reply.value, foundId: null });
  const count = reply.value.keys.filter(({ state }) => state.kind === 'valid').length;
  announcer.announceNow(say('announced.keys-found', { count }));
}

/** Sends the key to App Store Connect and saves it; an error keeps everything that was typed. */
export async function submitKey(storage: KeyStorage = 'keychain'): Promise<void> {
  const { fields, isAdding } = useAddKey.getState();
  if (fields.chosen === null || isAdding) return;
  const isSheet = useWindow.getState().sheet === 'add-key';
  const isLeft = () => {
    const { sheet, screen } = useWindow.getState();
    return isSheet ? sheet !== 'add-key' : screen.name !== 'accounts';
  };
  useAddKey.setState({ isAdding: true, error: null });
  const before = activeAccount(useSnapshots.getState());
  const reply = await send(fields, replaced(), storage);
  if (!reply.ok) {
    useAddKey.setState({ error: reply.error, isAdding: false });
    return isLeft() ? showToast(errorSentences(reply.error)) : undefined;
  }
  await Promise.all([readAccounts(), readSettings()]);
  const words = addedWords(reply.value);
  const { waiting, aside } = useAddKey.getState();
  startOver();
  useAddKey.setState({ aside });
  if (before?.environment === 'practice')
    useAddKey.setState({ firstLive: { before, account: reply.value } });
  // Whoever left meanwhile only hears of it.
  if (isLeft()) {
    showToast(words);
    return finishAdding();
  }
  useAddKey.setState({ added: reply.value, waiting });
  openSheetOfKey();
  announcer.announceNow(words);
}

/** Adds an account with the key in the fields, or gives it to an account that is there. */
async function send(
  fields: KeyFields,
  account: Account | null,
  storage: KeyStorage,
): Promise<Reply<Account>> {
  const name = fields.name.trim();
  const key = {
    ticket: fields.chosen?.ticket ?? '',
    keyId: bareKeyId(fields.keyId),
    issuerId: fields.kind === 'individual' ? null : bareIssuerId(fields.issuerId),
    role: fields.role,
    storage,
  };
  if (account === null) return request('accounts:add', { ...key, name });
  const reply = await request('accounts:replace', { ...key, accountId: account.id });
  if (!reply.ok || name === account.name) return reply;
  return request('accounts:rename', { accountId: account.id, name });
}

/** That a key was added, and whether it was tested. */
export function addedWords({ name, missed }: Account): string {
  if (missed === undefined) return say('announced.key-added', { name });
  const isReached = !isUnreached(missed.code);
  return say(isReached ? 'announced.key-added-unsure' : 'announced.key-added-untested', { name });
}

/** Empties the fields for another key: the next one that was dropped, if there is one. */
export function addAnother(): void {
  const { waiting, firstLive } = useAddKey.getState();
  startOver();
  useAddKey.setState({ firstLive });
  void takeDroppedKeys(waiting);
}

/** Closes Add key: what is typed stays, and of an added key nothing. */
export function closeAddKey(): void {
  const { added } = useAddKey.getState();
  if (added !== null) return finishAdding();
  closeSheet();
  announceLater();
}

/** Closes Add key after a key was added; what was typed for another account is there again. */
export function finishAdding(): void {
  const { aside, firstLive } = useAddKey.getState();
  startOver();
  useAddKey.setState({ ...(aside ?? {}), firstLive });
  if (useWindow.getState().sheet === 'add-key') closeSheet();
  announceLater();
}

/** Behind the open sheet, nobody would see it. */
function announceLater(): void {
  const { firstLive } = useAddKey.getState();
  if (firstLive === null) return;
  useAddKey.setState({ firstLive: null });
  announceFirstLive(firstLive.before, firstLive.account);
}

function startOver(): void {
  taking += 1;
  useAddKey.setState(useAddKey.getInitialState(), true);
}

/** The account whose key is replaced, instead of adding a new account. */
export function useReplacedAccount(): Account | null {
  useSnapshots((state) => state.accounts);
  useAddKey();
  return replaced();
}

function replaced(): Account | null {
  const { fields, replacesId, addsNew } = useAddKey.getState();
  const { accounts } = useSnapshots.getState();
  if (replacesId !== null) return accountById(accounts, replacesId);
  return addsNew ? null : replacedAccount(fields, accounts);
}

/** Adds the key as an account of its own, although it looks like a replacement; or not. */
export function addAsNew(addsNew: boolean): void {
  useAddKey.setState({ addsNew });
}
