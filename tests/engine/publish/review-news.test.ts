import { expect, it } from 'vitest';
import type { Build } from '../../../src-main/engine/asc/builds';
import { reviewNews } from '../../../src-main/engine/publish/review-news';
import { sampleRun } from '../../helpers/sample-run';

const states = { processing: 'VALID', internal: null, external: 'BETA_APPROVED' };
const approved = sampleRun({
  ids: { buildUpload: 'u', buildUploadFile: 'f', build: 'b', reviewSubmission: 'r' },
  buildStates: states,
  reviewState: 'APPROVED',
});
const read = (id: string, state: string) =>
  reviewNews(approved, { states, review: { id, state } } as Build).map(({ type }) => type);

it('an approval is not taken back by a server that does not know of it yet', () => {
  expect(read('r', 'WAITING_FOR_REVIEW')).toEqual([]);
  expect(read('r', 'IN_REVIEW')).toEqual([]);
  expect(read('r', 'APPROVED')).toEqual([]);
});

it('another submission of the same build is news after an approval', () => {
  expect(read('r2', 'WAITING_FOR_REVIEW')).toEqual(['review-seen']);
});
