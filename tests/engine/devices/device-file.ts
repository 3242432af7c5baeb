/** A UDID of its own for each number, as newer devices have. */
export function udidOf(number: number): string {
  return `00008150-${number.toString(16).toUpperCase().padStart(16, '0')}`;
}

/** A known device of the practice team. */
export const knownUdid = '00008140-000A1B2C3D4E801E';

/**
 * Fifty lines in Apple's form: 45 new devices, one that the practice team has, two that are repeated, and two that
 * cannot be used.
 */
export function fiftyLines(): string {
  const fresh = Array.from({ length: 45 }, (_, at) => `${udidOf(at + 1)}\tPhone ${at + 1}\tios`);
  return [
    'Device ID\tDevice Name\tDevice Platform',
    ...fresh.slice(0, 20),
    `${knownUdid.toLowerCase()}\tKnown phone\tios`,
    `${udidOf(3).replace('-', '')}\tPhone 3 again\tios`,
    '356938035643809\tIMEI of a phone\tios',
    ...fresh.slice(20),
    `${udidOf(44)}\tPhone 44 again\tios`,
    `${udidOf(99)}\t\tios`,
  ].join('\r\n');
}
