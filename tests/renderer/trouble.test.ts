import { describe, expect, it } from 'vitest';
import { catalogue } from '#shared/error-catalogue';
import { trouble } from '#shared/errors';
import { appleLines, troubleDetails } from '../../src-renderer/words/trouble';
import { windowTrouble } from '../../src-renderer/words/window-trouble';
import { sampleRun } from '../helpers/sample-run';

const answer = {
  status: 409,
  errors: [
    { code: 'STATE_ERROR', title: 'Closed', detail: 'The train is closed.', source: '/version' },
    { code: 'OTHER', title: 'Only a title', detail: null, source: null },
  ],
  requestId: 'aa11',
};

describe('trouble', () => {
  it('that the window says itself is in the catalogue’s words', () => {
    const codes = [
      'package-several-files',
      'package-not-ipa',
      'package-not-found',
      'unexpected',
    ] as const;
    for (const code of codes) {
      expect(windowTrouble(code, 'x')).toEqual(trouble(code, 'x'));
    }
  });

  it('quotes Apple line by line', () => {
    expect(appleLines(answer)).toEqual(['The train is closed. (/version)', 'Only a title']);
    expect(appleLines(null)).toEqual([]);
  });

  it('can be copied whole: words, code, Apple’s answer, request, run', () => {
    const details = troubleDetails(
      trouble('request-refused', 'It said no.', { apple: answer }),
      sampleRun({
        ids: { buildUpload: 'u1', buildUploadFile: null, build: null, reviewSubmission: null },
      }),
    );
    expect(details).toContain(`${catalogue['request-refused'].title} [request-refused]`);
    expect(details).toContain('STATE_ERROR /version: Closed The train is closed.');
    expect(details).toContain('Request aa11');
    expect(details).toContain('buildUpload u1');
  });
});
