import {
  type Armed,
  type LockState,
  Preset,
  type PresetInput,
  type PresetList,
  presetFor,
} from '#shared/domain/preset';
import type { PlanGroup } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { ApprovalKey } from '../approval/approval-key';
import { isSameKey } from '../approval/signatures';
import type { AscClient } from '../asc/client';
import type { Connection } from '../connection';
import type { Clock, ValueStore } from '../ports';
import { groupsAt } from './groups-now';
import { isAltered, lockedText } from './preset-lock';
import { stillArmed } from './still-armed';

const rowsKey = 'presets';
const schemaKey = 'schema';
/** The layout of the file. A file of a later one is only read. */
const schema = 1;

interface PresetsOptions {
  store: ValueStore;
  clock: Clock;
  /** With which its owner locks a preset. */
  approvalKey: ApprovalKey;
  connect(connection: Connection): AscClient;
  onChanged: (list: PresetList) => void;
}

/** The presets of this computer. Each call reads the file again: the window and the command share it. */
export class Presets {
  constructor(private readonly options: PresetsOptions) {}

  list(): PresetList {
    const { readable, unreadable } = this.rows();
    const locks: Record<string, LockState> = {};
    for (const preset of readable) {
      const state = this.lockState(preset);
      if (state !== null) locks[preset.id] = state;
    }
    return {
      presets: readable,
      locks,
      unreadable: unreadable.length,
      isNewer: this.isNewer(),
    };
  }

  /** Every preset that a publish of this app under one of these accounts follows: the named one first. */
  allFor(
    presetId: string | null,
    accountIds: readonly string[],
    bundleId: string | null,
  ): Preset[] {
    const named = presetId === null ? [] : [this.byId(presetId)];
    const own = this.rows().readable.filter(
      (preset) =>
        preset.id !== presetId &&
        preset.bundleId === bundleId &&
        preset.accountId !== null &&
        accountIds.includes(preset.accountId),
    );
    return [...named, ...own];
  }

  /** The preset of this app under this account. */
  forApp(accountId: string, bundleId: string | null): Preset | null {
    return presetFor(this.rows().readable, accountId, bundleId);
  }

  /** Throws `preset-not-found`. */
  byId(presetId: string): Preset {
    return this.rows().readable.find(({ id }) => id === presetId) ?? this.refuse(presetId);
  }

  /** By name, else by the bundle ID of its app. Throws `preset-not-found`. */
  find(name: string): Preset {
    const { readable } = this.rows();
    return (
      readable.find((preset) => isSameName(preset.name, name)) ??
      only(readable.filter(({ bundleId }) => bundleId === name)) ??
      this.refuse(name)
    );
  }

  private refuse(name: string): never {
    const known = { list: this.rows().readable.map((preset) => preset.name) };
    return fail(
      'preset-not-found',
      known.list.length === 0
        ? message('error.preset-not-found.none', { name })
        : message('error.preset-not-found.known', { name, known }),
    );
  }

  /**
   * Adds it, or replaces the one with its ID; the lock stays as it is, and nothing is armed by it. Throws
   * `preset-name-taken`, `preset-app-taken`, `preset-locked` and `presets-newer`.
   */
  async save(given: PresetInput): Promise<Preset> {
    const before = this.rows().readable.find(({ id }) => id === given.id) ?? null;
    const lock = before?.lock ?? given.lock ?? null;
    const parsed = Preset.parse({ ...given, lock });
    const wished = { ...parsed, armed: stillArmed(before, parsed) };
    const isSame = before !== null && lockedText(before) === lockedText(wished);
    if (before === null || before.lock === null || isSame) return this.put(wished);
    this.refuseForeign(before, 'preset-locked');
    return this.put(await this.signed(wished));
  }

  /**
   * Takes presets from a colleague's file, all or none, and armed for nothing. A locked one is only replaced by what the
   * same owner signed, and one that was edited after its owner signed it is not taken. Throws like `save`, and
   * `preset-edited`.
   */
  takeAll(given: readonly Preset[]): Preset[] {
    return this.alone(() => this.takeAllNow(given));
  }

  private takeAllNow(given: readonly Preset[]): Preset[] {
    const { readable, unreadable } = this.rows();
    const taken = given.map((preset) => {
      const { lock, name } = preset;
      if (lock !== null && isAltered(preset))
        fail(
          'preset-edited',
          message('error.preset-edited.detail', { name, owner: lock.owner.name }),
        );
      const before = readable.find(({ id }) => id === preset.id)?.lock ?? null;
      if (before !== null && !(lock && isSameKey(lock.owner, before.owner)))
        fail(
          'preset-locked',
          message('error.preset-locked.detail', { name, owner: before.owner.name }),
        );
      return this.dated({ ...preset, armed: { drop: false, watchFolder: false } });
    });
    const all = taken.reduce<Preset[]>((others, preset) => placed(others, preset), [...readable]);
    this.write(all, unreadable);
    return taken;
  }

  /** Locks it with this person's key: others can use it and not change it. Throws `approval-key-missing`. */
  async lock(presetId: string): Promise<Preset> {
    const preset = this.byId(presetId);
    if (preset.lock !== null) this.refuseForeign(preset, 'preset-locked');
    return this.put(await this.signed(preset));
  }

  /** Throws `preset-not-own`. */
  unlock(presetId: string): Preset {
    const preset = this.byId(presetId);
    this.refuseForeign(preset, 'preset-not-own');
    return this.put({ ...preset, lock: null });
  }

  private async signed(preset: Preset): Promise<Preset> {
    const { signer, signature } = await this.options.approvalKey.sign(lockedText(preset));
    return { ...preset, lock: { owner: signer, signature } };
  }

  private lockState(preset: Preset): LockState | null {
    if (preset.lock === null) return null;
    if (isAltered(preset)) return 'altered';
    return isSameKey(preset.lock.owner, this.options.approvalKey.read()) ? 'owned' : 'locked';
  }

  private refuseForeign({ name, lock }: Preset, code: 'preset-locked' | 'preset-not-own'): void {
    if (lock === null || isSameKey(lock.owner, this.options.approvalKey.read())) return;
    fail(code, message(`error.${code}.detail`, { name, owner: lock.owner.name }));
  }

  private put(wished: Preset): Preset {
    return this.alone(() => this.putNow(wished));
  }

  /** The window and the command change the same file, each by writing all presets. */
  private alone<T>(work: () => T): T {
    const { store } = this.options;
    return store.alone ? store.alone(work) : work();
  }

  private putNow(wished: Preset): Preset {
    const preset = this.dated(wished);
    const { readable, unreadable } = this.rows();
    this.write(placed(readable, preset), unreadable);
    return preset;
  }

  private dated(preset: Preset): Preset {
    return Preset.parse({ ...preset, changedAt: this.options.clock.now().toISOString() });
  }

  groupsNow(connection: Connection, preset: Preset): Promise<PlanGroup[]> {
    return groupsAt(this.options.connect(connection), preset);
  }

  /** Turns on or off that it publishes without a press. Only after a person has confirmed it. */
  arm(presetId: string, how: keyof Armed, isOn: boolean): Preset {
    const preset = this.byId(presetId);
    return this.put({ ...preset, armed: { ...preset.armed, [how]: isOn } });
  }

  /** The account is gone: its presets stay, and need another account before they publish again. */
  unbind(accountId: string): void {
    // Asked first without the lock: mostly there is nothing to write.
    if (this.rows().readable.some((preset) => preset.accountId === accountId))
      this.alone(() => this.unbindNow(accountId));
  }

  private unbindNow(accountId: string): void {
    const { readable, unreadable } = this.rows();
    if (this.isNewer()) return;
    const unbound = readable.map((preset): Preset => {
      if (preset.accountId !== accountId) return preset;
      const after = { ...preset, accountId: null };
      return { ...after, armed: stillArmed(preset, after) };
    });
    this.write(unbound, unreadable);
  }

  remove(presetId: string): void {
    this.alone(() => {
      const { readable, unreadable } = this.rows();
      this.write(
        readable.filter(({ id }) => id !== presetId),
        unreadable,
      );
    });
  }

  /** Rows that this version cannot read stay in the file as they are. */
  private rows(): { readable: Preset[]; unreadable: unknown[] } {
    const kept = this.options.store.get(rowsKey);
    // Anything else than a list would be overwritten by the next save.
    if (kept !== undefined && !Array.isArray(kept))
      fail('settings-damaged', message('error.settings-damaged.presets'));
    const readable: Preset[] = [];
    const unreadable: unknown[] = [];
    for (const row of kept ?? []) {
      const parsed = Preset.safeParse(row);
      if (parsed.success) readable.push(parsed.data);
      else unreadable.push(row);
    }
    return { readable, unreadable };
  }

  private isNewer(): boolean {
    const kept = this.options.store.get(schemaKey);
    return kept !== undefined && !(typeof kept === 'number' && kept <= schema);
  }

  private write(readable: readonly Preset[], unreadable: readonly unknown[]): void {
    if (this.isNewer()) fail('presets-newer', message('error.presets-newer.detail'));
    this.options.store.set(schemaKey, schema);
    this.options.store.set(rowsKey, [...readable, ...unreadable]);
    this.options.onChanged(this.list());
  }
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function only<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** The presets with this one among them. Throws `preset-name-taken` and `preset-app-taken`. */
function placed(all: readonly Preset[], preset: Preset): Preset[] {
  const others = all.filter(({ id }) => id !== preset.id);
  if (others.some(({ name }) => isSameName(name, preset.name)))
    fail('preset-name-taken', message('error.preset-name-taken.detail', { name: preset.name }));
  const twin = others.find(
    ({ accountId, bundleId }) =>
      accountId !== null && accountId === preset.accountId && bundleId === preset.bundleId,
  );
  if (twin)
    fail(
      'preset-app-taken',
      message('error.preset-app-taken.detail', { name: twin.name, bundleId: preset.bundleId }),
    );
  return [...others, preset];
}
