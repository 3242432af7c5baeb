import type { TroubleCode } from '#shared/error-catalogue';
import { TroubleError, trouble } from '#shared/errors';

/** Words of the three systems, as keytar passes them on: Linux measured, the others as documented. */
const signs: readonly (readonly [TroubleCode, RegExp])[] = [
  // GNOME Keyring when the login collection is locked or was never made; macOS errSecInteractionNotAllowed.
  [
    'keychain-locked',
    /locked collection|collection\/|is locked|no result found|interaction is not allowed|-25308/i,
  ],
  // No session bus, nobody on it who keeps secrets, or no library to ask with.
  [
    'keychain-absent',
    /d-?bus|autolaunch|could not connect|platform storage|serviceunknown|not provided by any|libsecret|native addon/i,
  ],
];

/** What the keychain said, as one of the three troubles that a person can act on. */
export function keychainTrouble(thrown: unknown): TroubleError {
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  const code = signs.find(([, sign]) => sign.test(said))?.[0] ?? 'keychain-denied';
  return new TroubleError(trouble(code, `The keychain said: ${said.slice(0, 300)}`), {
    cause: thrown,
  });
}
