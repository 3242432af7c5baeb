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
  /** One sentence for the person choosing. */
  says: string;
}

/** The single list of faults: `NAME`, `NAME:ARGUMENT`, each optionally followed by `*COUNT`. */
export const faultKinds = {
  'unauthorized-once': { argument: 'nothing', times: 1, says: 'A good token is refused.' },
  forbidden: {
    argument: 'place',
    isArgumentOptional: true,
    times: null,
    says: 'The role of the key is too small.',
  },
  'agreement-missing': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: agreementKinds,
    times: null,
    says: 'A new agreement waits to be accepted.',
  },
  'membership-ended': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: ['expired', 'inactive'],
    times: null,
    says: 'The team’s membership has ended.',
  },
  'rate-limited': {
    argument: 'number',
    isArgumentOptional: true,
    times: 1,
    says: 'Too many requests; with seconds, the answer says how long to wait.',
  },
  'hourly-limit': {
    argument: 'number',
    example: '60',
    times: null,
    says: 'Only so many requests an hour.',
  },
  'server-error-before': {
    argument: 'place',
    example: 'POST /v1/buildUploads',
    times: 1,
    says: 'A server error; nothing is changed.',
  },
  'server-error-after': {
    argument: 'place',
    example: 'POST /v1/buildUploads',
    times: 1,
    says: 'A server error although the change is made.',
  },
  'lost-answer': {
    argument: 'place',
    example: 'POST /v1/buildUploads',
    times: 1,
    says: 'The change is made and the line is cut.',
  },
  'missing-once': {
    argument: 'place',
    example: '/v1/builds',
    times: 1,
    says: 'Something that is there is not found.',
  },
  'html-body': {
    argument: 'place',
    isArgumentOptional: true,
    times: 1,
    says: 'A web page comes in place of an answer.',
  },
  'cut-part': {
    argument: 'part@bytes',
    example: '1@100000',
    times: 1,
    says: 'The line is cut in the middle of a part.',
  },
  'stall-part': {
    argument: 'part',
    example: '1',
    times: 1,
    says: 'A part stands still with the line open.',
  },
  'part-504': {
    argument: 'part',
    example: '1',
    times: 1,
    says: 'A part is answered with a gateway timeout.',
  },
  'expired-operations': {
    argument: 'number',
    isArgumentOptional: true,
    times: 1,
    says: 'The part addresses run out at once, or after so many seconds.',
  },
  'slow-commit': {
    argument: 'number',
    example: '1',
    times: 1,
    says: 'The commit takes so many minutes to be answered.',
  },
  'delivery-fails': {
    argument: 'code',
    isArgumentOptional: true,
    times: 1,
    says: 'The package is refused after the upload.',
  },
  'daily-limit': {
    argument: 'nothing',
    times: null,
    says: 'The daily upload limit is reached: deliveries stay where they are, with code 90382.',
  },
  'build-never-appears': { argument: 'nothing', times: null, says: 'Builds do not show.' },
  'processing-fails': { argument: 'nothing', times: 1, says: 'Processing breaks.' },
  'processing-invalid': {
    argument: 'nothing',
    times: 1,
    says: 'The build is refused by processing.',
  },
  'processing-lasts': {
    argument: 'number',
    example: '60',
    times: null,
    says: 'Processing takes so many minutes.',
  },
  'review-rejected': { argument: 'nothing', times: 1, says: 'Beta review rejects the build.' },
  'review-lasts': {
    argument: 'number',
    example: '60',
    times: null,
    says: 'Beta review takes so many minutes in all.',
  },
  'version-unseen': {
    argument: 'number',
    example: '3',
    times: 1,
    says: 'A new App Store version is not found by so many reads.',
  },
  'read-lag': {
    argument: 'reads-or-seconds',
    example: '3',
    times: null,
    says: 'Reads show the state before a write for so many reads, or seconds with an s.',
  },
  'new-missing': {
    argument: 'number',
    isArgumentOptional: true,
    times: null,
    says: 'What was just created is not found by so many requests (2).',
  },
  'new-conflict': {
    argument: 'number',
    isArgumentOptional: true,
    times: null,
    says: 'So many relationships to what was just created are refused (2).',
  },
  'sparse-rows': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: ['all'],
    times: null,
    says: 'Rows lack most attributes and relationships, or all of them.',
  },
  'auto-notify-off': {
    argument: 'nothing',
    times: null,
    says: 'New builds do not notify testers automatically.',
  },
  'internal-only': {
    argument: 'nothing',
    times: 1,
    says: 'A new build is for internal testing only.',
  },
  'numbers-normalised': {
    argument: 'nothing',
    times: null,
    says: 'Versions and build numbers are kept without leading zeros, and 1.0 also finds 1.0.0.',
  },
  'new-value': {
    argument: 'code',
    isArgumentOptional: true,
    times: null,
    says: 'Attributes have values that nobody knows yet: all of them, or those of one name.',
  },
  'other-tools': {
    argument: 'nothing',
    times: null,
    says: 'Xcode, altool, Transporter and Fastlane delivered too; their rows lack attributes.',
  },
  'false-missing-apps': {
    argument: 'nothing',
    times: 3,
    says: 'The list of an app’s uploads says that there is no such app.',
  },
  'group-filter-refused': {
    argument: 'nothing',
    times: null,
    says: 'Groups cannot be looked up by their builds.',
  },
  'empty-created': {
    argument: 'place',
    isArgumentOptional: true,
    times: 1,
    says: 'Something is created and answered without a body, as 201 and 204 in turn.',
  },
  'empty-list': {
    argument: 'place',
    isArgumentOptional: true,
    times: 1,
    says: 'A list comes with “data: null” or without a body, in turn.',
  },
  'next-loops': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: ['itself', 'relative'],
    times: null,
    says: 'The next page of a list is the list itself, or its address is relative.',
  },
  'odd-errors': {
    argument: 'choice',
    isArgumentOptional: true,
    choices: errorDifferences,
    times: null,
    says: 'Errors have a field of another type: each kind in turn, or always one.',
  },
  'not-kept': {
    argument: 'place',
    example: 'POST /v1/builds/*/relationships/betaGroups',
    times: 1,
    says: 'A write is answered well, and nothing of it is kept.',
  },
  'kept-otherwise': {
    argument: 'place',
    example: 'POST /v1/betaBuildLocalizations',
    times: 1,
    says: 'A write is answered well and kept otherwise: without the last word of a text, yes as no.',
  },
  'screenshots-missing': {
    argument: 'nothing',
    times: null,
    says: 'App Store review misses screenshots.',
  },
  'age-rating-missing': {
    argument: 'nothing',
    times: null,
    says: 'App Store review misses the age rating.',
  },
  'price-missing': {
    argument: 'nothing',
    times: null,
    says: 'App Store review misses a price.',
  },
  'clock-skew': {
    argument: 'number',
    example: '600',
    times: null,
    says: 'The server is so many seconds ahead.',
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
