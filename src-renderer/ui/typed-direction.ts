/**
 * The `dir` of a field: that of what is in it, such as a telephone number in Arabic, whose digits would swap places
 * otherwise. An empty field, and its placeholder, run as the window does.
 */
export function typedDirection(value: string | null | undefined): 'auto' | undefined {
  return value ? 'auto' : undefined;
}
