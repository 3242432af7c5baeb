import type { EnvironmentKey } from './command';

export const keyVariables = {
  issuerId: 'SLIPWAY_ISSUER_ID',
  keyId: 'SLIPWAY_KEY_ID',
  file: 'SLIPWAY_PRIVATE_KEY_FILE',
  text: 'SLIPWAY_PRIVATE_KEY',
} as const satisfies Record<keyof EnvironmentKey, string>;

/**
 * Reads the variables once, and removes the key itself from the environment, which child processes inherit and reports
 * about crashes quote. Called first of all: Electron starts processes of its own as soon as it is ready. Null if none is
 * set.
 */
export function takeEnvironmentKey(environment: NodeJS.ProcessEnv): EnvironmentKey | null {
  const set = Object.entries(keyVariables).flatMap(([name, variable]) =>
    environment[variable] ? [[name, environment[variable]] as const] : [],
  );
  delete environment[keyVariables.text];
  return set.length === 0 ? null : Object.fromEntries(set);
}
