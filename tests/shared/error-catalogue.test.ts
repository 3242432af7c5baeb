import { expect, it } from 'vitest';
import { catalogue, type ErrorCode } from '#shared/error-catalogue';
import { say } from '#shared/words/say';

const passes: ErrorCode[] = [
  'network-unreachable',
  'network-name-unknown',
  'network-certificate',
  'network-proxy',
  'proxy-unreachable',
  'server-error',
  'rate-limited',
  'answer-unreadable',
  'agreement-missing',
  'keychain-locked',
  'disk-full',
];

const stays: ErrorCode[] = [
  'build-already-used',
  'delivery-failed',
  'processing-failed',
  'review-rejected',
  'package-not-a-zip',
];

it.each(passes)('the error “%s” is temporary, so trying again is offered', (code) => {
  expect(catalogue[code].retryable).toBe(true);
});

it.each(stays)('the error “%s” is permanent, so trying again is not offered', (code) => {
  expect(catalogue[code].retryable).toBe(false);
});

it('every error has a title without a period and says what to do', () => {
  for (const code of Object.keys(catalogue) as ErrorCode[]) {
    expect(say(`error.${code}.title`), code).toMatch(/[^.\s]$/);
    expect(say(`error.${code}.fix`), code).toMatch(/[.?]$/);
  }
});
