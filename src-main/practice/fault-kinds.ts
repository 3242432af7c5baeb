import { roleNames } from './auth/roles';
import { agreementKinds } from './protocol/api-error';
import type { JsonObject } from './protocol/body';

/** How one field of an error entry can differ from Apple's schema. Code or detail always stays. */
export const differences: Record<string, (entry: JsonObject) => JsonObject> = {
  'numeric-status': (entry) => ({ ...entry, status: Number(entry.status) }),
  'no-title': ({ title: _, ...entry }) => entry,
  'no-code': ({ code: _, ...entry }) => entry,
  'null-pointer': (entry) => ({ ...entry, source: { pointer: null } }),
  'list-meta': (entry) => ({ ...entry, meta: [] }),
  'null-associated': (entry) => ({ ...entry, meta: { associatedErrors: null } }),
};

export const errorDifferences = Object.keys(differences);

/** The kind of argument that follows the colon. */
export type FaultArgument =
  | 'nothing'
  | 'place' /* `/path-prefix`, or `METHOD /path-prefix`; `*` stands for one path segment */
  | 'part' /* a part's number, from 1 */
  | 'part@bytes'
  | 'number'
  | 'reads-or-seconds' /* `3` for reads, `90s` for seconds */
  | 'choice' /* one of the fault's own choices */
  | 'locale' /* Apple's code of a language */
  | 'code';

export interface FaultKind {
  argument: FaultArgument;
  isArgumentOptional?: true;
  /** The choices, where the argument is one of a list. */
  choices?: readonly string[];
  /** How often it applies unless `*COUNT` says otherwise; null for as long as it is set. */
  times: number | null;
  /** A sensible initial argument, where one is required. */
  example?: string;
}

/** What people read of a fault is the message `practice.fault.NAME`. The single list of faults: `NAME`, `NAME:ARGUMENT`, each optionally followed by `*COUNT`. */
export const faultKinds = {
  'unauthorized-once': { argument: 'nothing', times: 1 },
  'key-revoked': { argument: 'nothing', times: null },
  'key-role': { argument: 'choice', choices: roleNames, example: 'developer', times: null },
  forbidden: {
    argument: 'place',
    isArgumentOptional: true,
    times: null,
  },
  'agreement-missing': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: agreementKinds,
    times: null,
  },
  'membership-ended': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: ['expired', 'inactive'],
    times: null,
  },
  'rate-limited': {
    argument: 'number',
    isArgumentOptional: true,
    times: 1,
  },
  'hourly-limit': {
    argument: 'number',
    example: '60',
    times: null,
  },
  'server-error-before': {
    argument: 'place',
    example: 'POST /v1/buildUploads',
    times: 1,
  },
  'server-error-after': {
    argument: 'place',
    example: 'POST /v1/buildUploads',
    times: 1,
  },
  'lost-answer': {
    argument: 'place',
    example: 'POST /v1/buildUploads',
    times: 1,
  },
  'missing-once': {
    argument: 'place',
    example: '/v1/builds',
    times: 1,
  },
  'html-body': {
    argument: 'place',
    isArgumentOptional: true,
    times: 1,
  },
  'cut-part': {
    argument: 'part@bytes',
    example: '1@100000',
    times: 1,
  },
  'stall-part': {
    argument: 'part',
    example: '1',
    times: 1,
  },
  'part-504': {
    argument: 'part',
    example: '1',
    times: 1,
  },
  'expired-operations': {
    argument: 'number',
    isArgumentOptional: true,
    times: 1,
  },
  'slow-commit': {
    argument: 'number',
    example: '1',
    times: 1,
  },
  'delivery-fails': {
    argument: 'code',
    isArgumentOptional: true,
    times: 1,
  },
  'daily-limit': {
    argument: 'nothing',
    times: null,
  },
  'build-never-appears': { argument: 'nothing', times: null },
  'processing-fails': { argument: 'nothing', times: 1 },
  'processing-invalid': {
    argument: 'nothing',
    times: 1,
  },
  'processing-lasts': {
    argument: 'number',
    example: '60',
    times: null,
  },
  'review-rejected': { argument: 'nothing', times: 1 },
  'review-lasts': {
    argument: 'number',
    example: '60',
    times: null,
  },
  'version-unseen': {
    argument: 'number',
    example: '3',
    times: 1,
  },
  'read-lag': {
    argument: 'reads-or-seconds',
    example: '3',
    times: null,
  },
  'new-missing': {
    argument: 'number',
    isArgumentOptional: true,
    times: null,
  },
  'new-conflict': {
    argument: 'number',
    isArgumentOptional: true,
    times: null,
  },
  'sparse-rows': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: ['all'],
    times: null,
  },
  'auto-notify-off': {
    argument: 'nothing',
    times: null,
  },
  'internal-only': {
    argument: 'nothing',
    times: 1,
  },
  'numbers-normalised': {
    argument: 'nothing',
    times: null,
  },
  'new-value': {
    argument: 'code',
    isArgumentOptional: true,
    times: null,
  },
  'other-tools': {
    argument: 'nothing',
    times: null,
  },
  'false-missing-apps': {
    argument: 'nothing',
    times: 3,
  },
  'group-filter-refused': {
    argument: 'nothing',
    times: null,
  },
  'empty-created': {
    argument: 'place',
    isArgumentOptional: true,
    times: 1,
  },
  'empty-list': {
    argument: 'place',
    isArgumentOptional: true,
    times: 1,
  },
  'next-loops': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: ['itself', 'relative'],
    times: null,
  },
  'odd-errors': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: errorDifferences,
    times: null,
  },
  'not-kept': {
    argument: 'place',
    example: 'POST /v1/builds/*/relationships/betaGroups',
    times: 1,
  },
  'kept-otherwise': {
    argument: 'place',
    example: 'POST /v1/betaBuildLocalizations',
    times: 1,
  },
  'note-refused': { argument: 'locale', example: 'fr-FR', times: null },
  'note-changed': { argument: 'locale', example: 'en-US', times: 1 },
  'notes-trimmed': { argument: 'nothing', times: null },
  'old-refusals': { argument: 'nothing', times: null },
  'primary-note': {
    argument: 'choice',
    choices: ['late', 'never', 'hidden'],
    example: 'late',
    times: null,
  },
  'screenshots-missing': {
    argument: 'nothing',
    times: null,
  },
  'submission-early': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: ['uploads'],
    times: 1,
  },
  'checked-when-added': { argument: 'nothing', times: null },
  'drafts-unlisted': {
    argument: 'choice',
    choices: ['named', 'stranded'],
    example: 'named',
    times: null,
  },
  'cancels-in-review': { argument: 'nothing', times: null },
  'canceling-lasts': {
    argument: 'number',
    example: '5',
    times: 1,
  },
  'completing-lasts': {
    argument: 'number',
    example: '5',
    times: 1,
  },
  'age-rating-missing': {
    argument: 'nothing',
    times: null,
  },
  'price-missing': {
    argument: 'nothing',
    times: null,
  },
  'device-limit': { argument: 'nothing', times: null },
  'device-processing': { argument: 'nothing', times: null },
  'clock-skew': {
    argument: 'number',
    example: '600',
    times: null,
  },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof faultKinds;

export const faultNames = Object.keys(faultKinds) as FaultName[];

const argumentShapes: Record<FaultArgument, RegExp> = {
  nothing: /^$/,
  place: /^(?:[A-Z]+ )?\/\S*$/,
  part: /^[1-9]\d*$/,
  'part@bytes': /^[1-9]\d*@\d+$/,
  'reads-or-seconds': /^[1-9]\d*s?$/,
  choice: /^[a-z-]+$/,
  number: /^-?\d+(?:\.\d+)?$/,
  locale: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*$/,
  code: /^\w+$/,
};

/** The regular expression that an argument must match. */
export function argumentPattern({ argument, choices }: FaultKind): string {
  return choices ? `^(?:${choices.join('|')})$` : argumentShapes[argument].source;
}

export function isArgumentFor(kind: FaultKind, argument: string | null): boolean {
  if (argument === null) return kind.argument === 'nothing' || kind.isArgumentOptional === true;
  return kind.argument !== 'nothing' && new RegExp(argumentPattern(kind)).test(argument);
}
