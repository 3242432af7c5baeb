import { expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import { stateText } from '#shared/words/states';

it('a state is named in words, and one that Apple added later is shown as Apple writes it', () => {
  expect(inWords(stateText('processing', 'VALID'))).toBe('processed');
  expect(inWords(stateText('review', 'IN_REVIEW'))).toBe('in review');
  expect(inWords(stateText('beta', 'IN_GALAXY_REVIEW'))).toBe('IN_GALAXY_REVIEW');
  expect(inWords(stateText('store-version', 'PENDING_DEVELOPER_RELEASE'))).toBe(
    'pending developer release',
  );
  expect(inWords(stateText('store-submission', 'UNRESOLVED_ISSUES'))).toBe('unresolved issues');
  expect(inWords(stateText('beta', 'toString'))).toBe('toString');
});
