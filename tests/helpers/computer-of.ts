import type { PresetInput } from '#shared/domain/preset';
import { ApprovalKey } from '../../src-main/engine/approval/approval-key';
import { systemClock, type ValueStore } from '../../src-main/engine/ports';
import { Presets } from '../../src-main/engine/presets/presets';
import { secretsInMemory } from './rehearsal';

/** A person's presets and approval key, on a computer of their own. */
export function computerOf() {
  const values = new Map<string, unknown>();
  const store: ValueStore = {
    get: (name) => values.get(name),
    set: (name, value) => void values.set(name, structuredClone(value)),
  };
  const secrets = secretsInMemory();
  const key = new ApprovalKey(store, secrets);
  const presets = new Presets({
    store,
    clock: systemClock,
    approvalKey: key,
    connect: () => {
      throw new Error('Nothing is asked here.');
    },
    onChanged: () => undefined,
  });
  const saveAll = async (all: readonly PresetInput[]) => {
    for (const preset of all) await presets.save(preset);
  };
  return { presets, key, secrets, values, saveAll };
}
