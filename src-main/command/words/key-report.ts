import type { Account } from '#shared/domain/account';
import { featuresOf } from '#shared/domain/key-features';
import type { KeyCheckResult } from '#shared/domain/key-report';
import { fixerName } from '#shared/words/key-report';
import { inWords, say } from '#shared/words/say';
import { clean, type Paint } from './format';
import { errorLines } from './lines';

/** One key: its checks in order, what is wrong and who can fix it, and what its role does not allow. */
export function keyReportLines(account: Account, paint: Paint): string[] {
  const { name, keyId, report, reportBefore } = account;
  const head = `${paint.strong(clean(name))}  ${keyId}`;
  if (report === undefined) return [head];
  const { results, error, fixer } = report;
  const lines = [head, ...results.map((result) => `  ${resultLine(result, paint)}`)];
  if (error) lines.push(...errorLines(error, paint).map((line) => `  ${line}`));
  if (fixer) lines.push(`  ${inWords(fixerName(fixer))}`);
  if (report.outcome === 'not-reached' && reportBefore)
    lines.push(`  ${say('command.keys.before', { at: { moment: reportBefore.at } })}`);
  return report.outcome === 'limited' ? [...lines, ...missingLines(account)] : lines;
}

function resultLine({ state, words }: KeyCheckResult, paint: Paint): string {
  const text = clean(inWords(words));
  switch (state) {
    case 'passed':
      return `${paint.good('✓')} ${text}`;
    case 'failed':
      return `${paint.bad('✗')} ${text}`;
    case 'warning':
      return `${paint.warn('!')} ${text}`;
    case 'not-checked':
      return paint.dim(`- ${text}`);
  }
}

function missingLines(account: Account): string[] {
  return featuresOf(account)
    .filter(({ can, because }) => can === 'no' && because === 'role')
    .map(({ feature, needs }) => {
      const words = { feature: say(`feature.${feature}`), role: say(`role.${needs}`) };
      return `  ${say('command.keys.missing', words)}`;
    });
}
