import { expect } from 'vitest';
import { type AppError, AppException } from '#shared/errors';

/** The error of a rejected promise; fails when it is of another type. */
export async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(AppException);
  const { trouble } = thrown as AppException;
  expect(trouble.title).not.toBe('');
  expect(trouble.whatToDo).not.toBe('');
  return trouble;
}
