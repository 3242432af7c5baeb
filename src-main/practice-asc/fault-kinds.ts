/** What follows the colon of a fault. */
export type FaultArgument =
  | 'nothing'
  | 'place' /* `/path-prefix`, or `METHOD /path-prefix`; `*` stands for one path segment */
  | 'part' /* a part's number, from 1 */
  | 'part@bytes'
  | 'number'
  | 'code';

export interface FaultKind {
  argument: FaultArgument;
  isArgumentOptional?: true;
  /** How often it bites unless `*COUNT` says otherwise; null is for as long as it is set. */
  times: number | null;
  /** An argument that makes sense to begin with, where there has to be one. */
  example?: string;
  /** One sentence for a person who chooses among them. */
  says: string;
}

/** The one vocabulary of trouble: `NAME`, `NAME:ARGUMENT`, each with `*COUNT` after it if need be. */
export const faultKinds = {
  'unauthorized-once': { argument: 'nothing', times: 1, says: 'A good token is refused.' },
  forbidden: {
    argument: 'place',
    isArgumentOptional: true,
    times: null,
    says: 'The role of the key is too small.',
  },
  'agreement-missing': {
    argument: 'nothing',
    times: null,
    says: 'A new agreement waits to be accepted.',
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
  number: /^-?\d+(?:\.\d+)?$/,
  code: /^\w+$/,
};

/** What an argument has to look like, as a regular expression. */
export function argumentPattern(kind: FaultKind): string {
  return argumentShapes[kind.argument].source;
}

export function isArgumentFor(kind: FaultKind, argument: string | null): boolean {
  if (argument === null) return kind.argument === 'nothing' || kind.isArgumentOptional === true;
  return kind.argument !== 'nothing' && argumentShapes[kind.argument].test(argument);
}
