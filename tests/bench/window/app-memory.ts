import type { ElectronApplication } from '@playwright/test';
import { sharedMemory } from '../measure/memory-of';

/** Memory of the app's processes by type, MiB; empty where the system does not provide it. */
export type AppMemory = Record<string, number>;

/** The row for all processes together. */
export const total = 'all processes';

const names: Record<string, string> = { Browser: 'main', Tab: 'window', GPU: 'drawing' };

export async function memoryOfApp(app: ElectronApplication): Promise<AppMemory> {
  const processes = await app.evaluate(({ app: inside }) =>
    inside.getAppMetrics().map(({ pid, type, name }) => ({ pid, type, name: name ?? type })),
  );
  const memory: AppMemory = {};
  for (const { pid, type, name } of processes) {
    const size = sharedMemory([pid]);
    if (size !== null) memory[names[type] ?? name] = size;
  }
  const sum = sharedMemory(processes.map(({ pid }) => pid));
  return sum === null ? {} : { ...memory, [total]: sum };
}
