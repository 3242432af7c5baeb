import type { ElectronApplication } from '@playwright/test';
import { sharedMemory } from '../measure/memory-of';

/** Memory of the app's processes by what they are, MiB; empty where the system does not tell. */
export type AppMemory = Record<string, number>;

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
  const total = sharedMemory(processes.map(({ pid }) => pid));
  return total === null ? {} : { ...memory, 'all processes': total };
}
