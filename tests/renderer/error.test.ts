import { describe, expect, it } from 'vitest';
import { appError } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { appleLines, errorDetails, errorSentences } from '../../src-renderer/words/error';
import { sampleRun } from '../helpers/sample-run';

const answer = {
  status: 409,
  errors: [
    { code: 'STATE_ERROR', title: 'Closed', detail: 'The train is closed.', source: '/version' },
    { code: 'OTHER', title: 'Only a title', detail: null, source: null },
  ],
  requestId: 'aa11',
};

describe('an error', () => {
  it('an error in a toast is two sentences in the reader’s language', () => {
    const detail = message('drop.not-a-file');
    expect(errorSentences(appError('storage-failed', detail))).toBe(
      `${say('error.storage-failed.title')}. The dropped item isn’t a file.`,
    );
  });

  it('an error quotes Apple line by line', () => {
    expect(appleLines(answer)).toEqual(['The train is closed. (/version)', 'Only a title']);
    expect(appleLines(null)).toEqual([]);
  });

  it('an error can be copied with its text, code, Apple’s answer, request and run', () => {
    const details = errorDetails(
      appError('request-refused', 'It said no.', { apple: answer }),
      sampleRun({
        ids: { buildUpload: 'u1', buildUploadFile: null, build: null, reviewSubmission: null },
      }),
    );
    expect(details).toContain(`${say('error.request-refused.title')} [request-refused]`);
    expect(details).toContain('STATE_ERROR /version: Closed The train is closed.');
    expect(details).toContain('Request aa11');
    expect(details).toContain('buildUpload u1');
  });
});
