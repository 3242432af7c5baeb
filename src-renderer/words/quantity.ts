const whole = new Intl.NumberFormat('en');
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `4,000` */
export function formatWhole(count: number): string {
  return whole.format(count);
}

/** `1 tester`, `214 testers` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatWhole(count)} ${count === 1 ? one : many}`;
}

/** `QA, Friends and Beta circle` */
export function listed(names: readonly string[]): string {
  return list.format(names);
}
