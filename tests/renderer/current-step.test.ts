import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { appError } from '#shared/errors';
import { CurrentStep } from '../../src-renderer/features/run/current-step';
import { ErrorHelp } from '../../src-renderer/ui/error-notice';
import { sampleRun, start, stepsUpTo } from '../helpers/sample-run';

const nothing = async (): Promise<void> => {};

test('the code of a failed step is a button where it is explained', () => {
  const error = appError('delivery-failed', '90683 A purpose string is missing.');
  const failed = { state: 'failed', startedAt: start, endedAt: start, error } as const;
  const steps = stepsUpTo('appear', failed);
  const step = steps.find(({ id }) => id === 'appear');
  if (step === undefined) throw new Error('The run has no such step.');
  const run = sampleRun({ steps, status: { state: 'failed', at: start, error } });
  const row = createElement(CurrentStep, {
    run,
    step,
    usualOf: () => null,
    onAction: nothing,
    onUseExistingBuild: nothing,
    onPublishAnother: () => {},
  });
  const help = { knows: (code: string) => code === 'delivery-failed', open: () => {} };
  expect(renderToStaticMarkup(createElement(ErrorHelp, { value: help }, row))).toMatch(
    /<button[^>]*>delivery-failed<\/button>/,
  );
  expect(renderToStaticMarkup(row)).toContain('>delivery-failed</code>');
});
