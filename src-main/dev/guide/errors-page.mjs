import path from 'node:path';
import { runnerImport } from 'vite';

/**
 * The list of error codes as a page of the guide, for people who read it outside the app. Inside, the same list is made
 * from the messages, in the person's language.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function errorsPage(root) {
  const { module: errors } = await runnerImport(path.join(root, 'shared/error-catalogue.ts'));
  const { module: words } = await runnerImport(path.join(root, 'shared/words/english.ts'));
  /** @type {Record<string, { retryable: boolean }>} */
  const catalogue = errors.catalogue;
  /** @type {Record<string, string>} */
  const english = words.english;
  const entries = Object.entries(catalogue).map(([code, { retryable }]) =>
    [
      `## ${code}`,
      `**${english[`error.${code}.title`]}**`,
      `${english[`error.${code}.fix`]}${retryable ? ' Trying again can help.' : ''}`,
    ].join('\n\n'),
  );
  return `${[heading, ...entries].join('\n\n')}\n`;
}

const heading = [
  '# Error codes',
  'Every error that Slipway can show, with what to do about it. `node src-main/dev/guide.mjs` writes this page.',
].join('\n\n');
