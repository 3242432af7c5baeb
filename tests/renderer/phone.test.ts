import { expect, it } from 'vitest';
import { phoneDoubt } from '../../src-renderer/words/phone';

it.each(['', '+1 415 555 0100', '+14155550100', '+49 (170) 123-4567', '+503 2222 3333'])(
  'the phone number “%s” is left as it is',
  (typed) => {
    expect(phoneDoubt(typed)).toBeNull();
  },
);

it.each([
  ['+1 415 555', 'The number has too few digits for its country.'],
  ['+1 415 555 010012', 'The number has too many digits for its country.'],
  ['+503 2222 33334', 'The number has too many or too few digits for its country.'],
  ['+999 1234 5678', 'No country has this code.'],
])('the phone number %s says what is wrong with it', (typed, words) => {
  expect(phoneDoubt(typed)).toEqual({ words, offer: null });
});

it.each([
  ['0014155550100', '+1 415 555 0100'],
  ['00 1 415 555 0100', '+1 415 555 0100'],
  ['(415) 555-0100', '+1 415 555 0100'],
])('a number without its country code, %s, is offered with it', (typed, offer) => {
  expect(phoneDoubt(typed, 'US')).toEqual({ words: 'Add the country code, such as +1.', offer });
});

it('without a region that the system tells, nothing is offered for a number without its country code', () => {
  expect(phoneDoubt('(415) 555-0100', null)?.offer).toBeNull();
});
