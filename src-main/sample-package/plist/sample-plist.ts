/** The values of the sample's property lists. */
export type SampleValue =
  | string
  | number
  | boolean
  | Date
  | Uint8Array
  | SampleValue[]
  | { [key: string]: SampleValue };

export type SampleDict = { [key: string]: SampleValue };

export function isSampleDict(value: SampleValue): value is SampleDict {
  return (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}
