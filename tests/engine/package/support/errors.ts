import { expect } from 'vitest';
import { type AppError, AppException } from '#shared/errors';

/** The error of a rejected promise; fails when it is of another type. */
export async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(AppException);
  const { error } = thrown as AppException;
  expect(error.title).not.toBe('');
  expect(error.whatToDo).not.toBe('');
  return error;
}
