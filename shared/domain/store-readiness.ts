import type { KeyRole } from '../asc/roles';
import type { StorePage } from './app-store';
import type { KnownOfStore, ReadinessItem } from './readiness-item';
import { appRows } from './store-readiness-app';
import { effectiveLanguages, textRows } from './store-readiness-texts';
import { versionRows } from './store-readiness-version';
import { reportedRows } from './store-reported';

const order: readonly ReadinessItem['severity'][] = ['blocker', 'warning', 'unchecked', 'ready'];

/** Everything that App Review asks of the open version, what blocks first. */
export function readinessOf(page: StorePage, known: KnownOfStore = {}): ReadinessItem[] {
  const languages = effectiveLanguages(page, known.draft ?? null);
  const rows = [
    ...versionRows(page, known),
    ...textRows(page, languages, known),
    ...appRows(page, languages, known),
  ];
  const items = [...rows, ...reportedRows(known.reported ?? [], rows, languages)].map((item) => ({
    ...item,
    who: whoMay(item, known.role ?? null),
  }));
  return order.flatMap((severity) => items.filter((item) => item.severity === severity));
}

/** The weakest role that may fix something, or `you` if the key has that or a stronger one. */
function whoMay({ who, fix }: ReadinessItem, role: KeyRole | null): ReadinessItem['who'] {
  if (who === 'you') return who;
  // What is done here may be tried with a key whose role is not known.
  if (role === null) return fix?.in === 'slipway' ? 'you' : who;
  return strongEnough[who].includes(role) ? 'you' : who;
}

const strongEnough: Readonly<Record<Exclude<ReadinessItem['who'], 'you'>, readonly KeyRole[]>> = {
  'app-manager': ['APP_MANAGER', 'ADMIN', 'ACCOUNT_HOLDER'],
  admin: ['ADMIN', 'ACCOUNT_HOLDER'],
  'account-holder': ['ACCOUNT_HOLDER'],
};

export interface ReadinessCounts {
  blockers: number;
  warnings: number;
  unchecked: number;
  ready: number;
}

export function readinessCounts(items: readonly ReadinessItem[]): ReadinessCounts {
  const count = (severity: ReadinessItem['severity']) =>
    items.filter((item) => item.severity === severity).length;
  return {
    blockers: count('blocker'),
    warnings: count('warning'),
    unchecked: count('unchecked'),
    ready: count('ready'),
  };
}
