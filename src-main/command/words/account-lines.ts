import type { Account } from '#shared/domain/account';
import { clean, type Paint } from './paint';
import { asMoment } from './quantities';

export function accountLine(account: Account, paint: Paint): string {
  const issuer = account.issuerId ?? 'an individual key';
  return `${paint.strong(clean(account.name))}  ${account.keyId}  ${paint.dim(issuer)}  ${checkWords(account, paint)}`;
}

function checkWords({ check }: Account, paint: Paint): string {
  switch (check.state) {
    case 'not-tested':
      return paint.dim('not tested');
    case 'accepted':
      return `${paint.good('✓')} accepted ${asMoment(check.at)}, ${check.appCount} app${check.appCount === 1 ? '' : 's'}`;
    case 'refused':
      return `${paint.bad('✗')} refused ${asMoment(check.at)} (${check.code})`;
  }
}
