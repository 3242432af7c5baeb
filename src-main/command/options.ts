import { usualLimits } from '#shared/domain/publish-plan';

/** One option as it is typed and as `--help` shows it. */
interface Option {
  type: 'string' | 'boolean';
  multiple?: true;
  /** The value's name in help; absent for a switch. */
  value?: string;
  says: string;
}

/** Every option of every command. A name means the same wherever it is used. */
export const options = {
  help: { type: 'boolean', says: 'say how the command is used' },
  home: {
    type: 'string',
    value: 'DIR',
    says: 'where runs and settings are kept (also SLIPWAY_HOME)',
  },
  json: { type: 'boolean', says: 'put JSON, and nothing else, on standard output' },
  'read-only': { type: 'boolean', says: 'refuse to do anything that changes something' },
  key: {
    type: 'string',
    value: 'NAME',
    says: 'the account to use, by the name it was added under',
  },
  'issuer-id': {
    type: 'string',
    value: 'UUID',
    says: 'the team’s issuer ID; left out for an individual key',
  },
  'key-id': {
    type: 'string',
    value: 'ID',
    says: 'the key ID; read from AuthKey_<ID>.p8 when left out',
  },
  'private-key': { type: 'string', value: 'FILE', says: 'the .p8 file' },
  'api-url': {
    type: 'string',
    value: 'URL',
    says: 'a practice server on this computer, instead of Apple',
  },
  plan: {
    type: 'string',
    value: 'PLAN.json',
    says: 'a plan to publish; other options win over it',
  },
  notes: {
    type: 'string',
    value: 'FILE',
    says: 'What to Test: a JSON list of {"language", "text"}',
  },
  'leave-out': {
    type: 'string',
    multiple: true,
    value: 'CODE',
    says: 'a language of the notes that is not published (repeatable)',
  },
  group: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    says: 'a beta group that gets the build (repeatable)',
  },
  testflight: { type: 'boolean', says: 'submit the build for beta review' },
  notify: {
    type: 'string',
    value: 'WHEN',
    says: 'email testers at-once, after-confirm, at a time (ISO 8601), or nobody (at-once)',
  },
  'skip-refused-notes': {
    type: 'boolean',
    says: 'go on without a note that App Store Connect refuses',
  },
  'uses-non-exempt-encryption': {
    type: 'string',
    value: 'yes|no',
    says: 'the export compliance answer',
  },
  declaration: {
    type: 'string',
    value: 'ID',
    says: 'the export compliance declaration for a build with such encryption',
  },
  'find-build-minutes': {
    type: 'string',
    value: 'N',
    says: `how long to wait for the build to appear (${usualLimits.findBuildMinutes})`,
  },
  'processing-minutes': {
    type: 'string',
    value: 'N',
    says: `how long to wait for processing (${usualLimits.processingMinutes})`,
  },
  override: {
    type: 'string',
    multiple: true,
    value: 'CODE=REASON',
    says: 'publish this file past a blocker, with the reason (repeatable)',
  },
  'skip-upload': { type: 'boolean', says: 'take up a build that is already at Apple' },
  'upload-only': { type: 'boolean', says: 'stop once Apple has taken the package in' },
  'wait-for-testers': { type: 'boolean', says: 'stay until testers have the build' },
  'dry-run': { type: 'boolean', says: 'say what would be sent, and send nothing' },
  port: { type: 'string', value: 'N', says: 'the port; a free one when left out' },
  seed: { type: 'string', value: 'NAME', says: 'the story the server starts with' },
  speed: { type: 'string', value: 'X', says: 'how much faster its clock runs (60)' },
  'part-size': { type: 'string', value: 'BYTES', says: 'how large the parts are that it asks for' },
  fault: {
    type: 'string',
    multiple: true,
    value: 'NAME[:ARG]',
    says: 'trouble to make, by name (repeatable)',
  },
  state: { type: 'string', value: 'DIR', says: 'keep its state there, for the next start' },
  kind: {
    type: 'string',
    value: 'KIND',
    says: 'what the sample is for: universal (as a rule), iphone, extension, watch, framework or tvos',
  },
  'bundle-id': { type: 'string', value: 'ID', says: 'the bundle ID in the package' },
  version: { type: 'string', value: 'X.Y.Z', says: 'the version in the package' },
  build: { type: 'string', value: 'N', says: 'the build number in the package' },
  'size-mb': { type: 'string', value: 'N', says: 'how large the package is made' },
  defect: {
    type: 'string',
    multiple: true,
    value: 'CODE',
    says: 'one known fault to put in (repeatable)',
  },
  package: {
    type: 'string',
    value: 'FILE',
    says: 'a package that must be the one in the receipt',
  },
  name: { type: 'string', value: 'NAME', says: 'your own name for the account' },
  concurrency: {
    type: 'string',
    value: 'N',
    says: 'how many parts travel at once; found out on the way when left out',
  },
  md5: { type: 'boolean', says: 'also take the MD5 of the whole file' },
  yes: { type: 'boolean', says: 'do not ask' },
} as const satisfies Record<string, Option>;

type Table = typeof options;
export type OptionName = keyof Table;
type ValueOf<O> = O extends { type: 'boolean' }
  ? boolean
  : O extends { multiple: true }
    ? string[]
    : string;
/** The parsed options; one that was not typed is absent. */
export type OptionValues = { [Name in OptionName]?: ValueOf<Table[Name]> };

/** Accepted by every command. */
export const commonOptions = ['home', 'json', 'read-only', 'help'] as const satisfies OptionName[];
export const keyOptions = [
  'key',
  'issuer-id',
  'key-id',
  'private-key',
  'api-url',
] as const satisfies OptionName[];

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

export function describeOption(name: OptionName): Option {
  return options[name];
}
