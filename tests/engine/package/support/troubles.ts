import { expect } from 'vitest';
import { type Trouble, TroubleError } from '#shared/errors';

/** The trouble that a promise ends with; fails when it ends otherwise. */
export async function troubleOf(promise: Promise<unknown>): Promise<Trouble> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(TroubleError);
  const { trouble } = thrown as TroubleError;
  expect(trouble.title).not.toBe('');
  expect(trouble.whatToDo).not.toBe('');
  return trouble;
}
