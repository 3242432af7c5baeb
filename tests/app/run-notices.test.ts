import { beforeEach, expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { createRunBoard, type RunBoard } from '../../src-main/app/run-board';
import { runNotices } from '../../src-main/app/run-notices';
import { someRun } from './some-run';

const at = '2026-11-22T14:02:00.000Z';
const group = { name: 'Beta circle', isInternal: false, state: 'read-back' } as const;
const states = (external: string) => ({
  buildStates: { processing: 'VALID', internal: 'IN_BETA_TESTING', external },
});
const submitted = someRun({
  groups: [group],
  reviewState: 'WAITING_FOR_REVIEW',
  ...states('WAITING_FOR_BETA_REVIEW'),
});
const released: PublishRun = {
  ...submitted,
  status: { state: 'done', at },
  reviewState: 'APPROVED',
  ...states('IN_BETA_TESTING'),
};
const told = 'Testers have Harbour 1.4.0 (42)';

let board: RunBoard;
let shown: string[];
let notices: ReturnType<typeof runNotices>;
let isInFront: boolean;
beforeEach(() => {
  board = createRunBoard();
  shown = [];
  isInFront = true;
  notices = runNotices({
    board,
    isInFront: () => isInFront,
    show: (_, { title }) => void shown.push(title),
  });
});

it('a run that ends while its window is in front is not told about, and behind other windows it is', () => {
  board.receive(submitted);
  board.receive(released);
  expect(shown).toEqual([]);
  isInFront = false;
  board.receive(submitted);
  board.receive(released);
  expect(shown).toEqual([told]);
});

it('an approval while Slipway was closed is told over the window in front, once', () => {
  board.receive(submitted);
  notices.resumedAtStart(submitted);
  board.receive(released);
  board.receive(released);
  expect(shown).toEqual([told]);
});

it('a run that was resumed at the start before its review is told about like any other', () => {
  const early = someRun({ groups: [group] });
  board.receive(early);
  notices.resumedAtStart(early);
  board.receive(submitted);
  board.receive(released);
  expect(shown).toEqual([]);
});

it('what the watch of reviews has told is not told again when the run is resumed and ends', () => {
  isInFront = false;
  const paused: PublishRun = { ...submitted, status: { state: 'paused', at } };
  notices.notifyReview({ before: paused, after: { ...released, status: paused.status } });
  board.receive(submitted);
  board.receive(released);
  expect(shown).toEqual([told]);
});

it('a run whose review was kept busy by another build is told about when it can be submitted', () => {
  notices.notifyNews(someRun({ status: { state: 'review-busy', at } }));
  expect(shown).toEqual(['Ready to submit Harbour 1.4.0 (42) for beta review']);
});
