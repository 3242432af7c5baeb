import { usualLimits } from '#shared/domain/publish-plan';
import { type Message, message } from '#shared/words/message';

/** One option as it is typed and as `--help` shows it. */
interface Option {
  type: 'string' | 'boolean';
  multiple?: true;
  /** The value's name in help; absent for a switch. */
  value?: string;
  summary: Message;
}

/** Every option of every command. A name means the same wherever it is used. */
export const options = {
  help: { type: 'boolean', summary: message('help.option.help') },
  home: {
    type: 'string',
    value: 'DIR',
    summary: message('help.option.home'),
  },
  json: { type: 'boolean', summary: message('help.option.json') },
  'read-only': { type: 'boolean', summary: message('help.option.read-only') },
  key: {
    type: 'string',
    value: 'NAME',
    summary: message('help.option.key'),
  },
  'issuer-id': {
    type: 'string',
    value: 'UUID',
    summary: message('help.option.issuer-id'),
  },
  'key-id': {
    type: 'string',
    value: 'ID',
    summary: message('help.option.key-id'),
  },
  role: { type: 'string', value: 'ROLE', summary: message('help.option.role') },
  'private-key': { type: 'string', value: 'FILE', summary: message('help.option.private-key') },
  'passphrase-file': {
    type: 'string',
    value: 'FILE',
    summary: message('help.option.passphrase-file'),
  },
  'api-url': {
    type: 'string',
    value: 'URL',
    summary: message('help.option.api-url'),
  },
  plan: {
    type: 'string',
    value: 'PLAN.json',
    summary: message('help.option.plan'),
  },
  preset: { type: 'string', value: 'NAME', summary: message('help.option.preset') },
  'save-plan': { type: 'string', value: 'FILE', summary: message('help.option.save-plan') },
  checked: {
    type: 'string',
    multiple: true,
    value: 'LINE',
    summary: message('help.option.checked'),
  },
  notes: {
    type: 'string',
    value: 'PATH',
    summary: message('help.option.notes'),
  },
  'notes-language': {
    type: 'string',
    value: 'CODE',
    summary: message('help.option.notes-language'),
  },
  'notes-later': { type: 'boolean', summary: message('help.option.notes-later') },
  'notes-ready': { type: 'boolean', summary: message('help.option.notes-ready') },
  'leave-out': {
    type: 'string',
    multiple: true,
    value: 'CODE',
    summary: message('help.option.leave-out'),
  },
  group: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    summary: message('help.option.group'),
  },
  testflight: { type: 'boolean', summary: message('help.option.testflight') },
  notify: {
    type: 'string',
    value: 'WHEN',
    summary: message('help.option.notify'),
  },
  'review-busy': { type: 'string', value: 'WHAT', summary: message('help.option.review-busy') },
  'app-store': { type: 'boolean', summary: message('help.option.app-store') },
  'app-store-prepare': { type: 'boolean', summary: message('help.option.app-store-prepare') },
  'no-app-store': { type: 'boolean', summary: message('help.option.no-app-store') },
  'release-type': { type: 'string', value: 'TYPE', summary: message('help.option.release-type') },
  'earliest-release-date': {
    type: 'string',
    value: 'TIME',
    summary: message('help.option.earliest-release-date'),
  },
  'phased-release': { type: 'boolean', summary: message('help.option.phased-release') },
  'no-phased-release': { type: 'boolean', summary: message('help.option.no-phased-release') },
  'cancel-previous-submissions': {
    type: 'boolean',
    summary: message('help.option.cancel-previous-submissions'),
  },
  'rename-version': { type: 'boolean', summary: message('help.option.rename-version') },
  'whats-new': { type: 'string', value: 'PATH', summary: message('help.option.whats-new') },
  'whats-new-from-notes': { type: 'boolean', summary: message('help.option.whats-new-from-notes') },
  copyright: { type: 'string', value: 'TEXT', summary: message('help.option.copyright') },
  proceed: { type: 'boolean', summary: message('help.option.proceed') },
  'skip-refused-notes': {
    type: 'boolean',
    summary: message('help.option.skip-refused-notes'),
  },
  'uses-non-exempt-encryption': {
    type: 'string',
    value: 'yes|no',
    summary: message('help.option.uses-non-exempt-encryption'),
  },
  declaration: {
    type: 'string',
    value: 'ID',
    summary: message('help.option.declaration'),
  },
  'find-build-minutes': {
    type: 'string',
    value: 'N',
    summary: message('help.option.find-build-minutes', { minutes: usualLimits.findBuildMinutes }),
  },
  'processing-minutes': {
    type: 'string',
    value: 'N',
    summary: message('help.option.processing-minutes', { minutes: usualLimits.processingMinutes }),
  },
  override: {
    type: 'string',
    multiple: true,
    value: 'CODE=REASON',
    summary: message('help.option.override'),
  },
  'use-existing-build': { type: 'boolean', summary: message('help.option.use-existing-build') },
  'build-id': { type: 'string', value: 'BUILDID', summary: message('help.option.build-id') },
  'upload-only': { type: 'boolean', summary: message('help.option.upload-only') },
  'wait-for-testers': { type: 'boolean', summary: message('help.option.wait-for-testers') },
  'no-messages': { type: 'boolean', summary: message('help.option.no-messages') },
  log: { type: 'boolean', summary: message('help.option.log') },
  once: { type: 'boolean', summary: message('help.option.once') },
  'dry-run': { type: 'boolean', summary: message('help.option.dry-run') },
  port: { type: 'string', value: 'N', summary: message('help.option.port') },
  seed: { type: 'string', value: 'NAME', summary: message('help.option.seed') },
  speed: { type: 'string', value: 'X', summary: message('help.option.speed') },
  'part-size': { type: 'string', value: 'BYTES', summary: message('help.option.part-size') },
  fault: {
    type: 'string',
    multiple: true,
    value: 'NAME[:ARG]',
    summary: message('help.option.fault'),
  },
  state: { type: 'string', value: 'DIR', summary: message('help.option.state') },
  kind: {
    type: 'string',
    value: 'KIND',
    summary: message('help.option.kind'),
  },
  'bundle-id': { type: 'string', value: 'ID', summary: message('help.option.bundle-id') },
  version: { type: 'string', value: 'X.Y.Z', summary: message('help.option.version') },
  build: { type: 'string', value: 'N', summary: message('help.option.build') },
  'size-mb': { type: 'string', value: 'N', summary: message('help.option.size-mb') },
  defect: {
    type: 'string',
    multiple: true,
    value: 'CODE',
    summary: message('help.option.defect'),
  },
  package: {
    type: 'string',
    value: 'FILE',
    summary: message('help.option.package'),
  },
  name: { type: 'string', value: 'NAME', summary: message('help.option.name') },
  as: { type: 'string', value: 'NAME', summary: message('help.option.as') },
  to: { type: 'string', value: 'NAME', summary: message('help.option.to') },
  concurrency: {
    type: 'string',
    value: 'N',
    summary: message('help.option.concurrency'),
  },
  md5: { type: 'boolean', summary: message('help.option.md5') },
  'check-links': { type: 'boolean', summary: message('help.option.check-links') },
  avoid: {
    type: 'string',
    multiple: true,
    value: 'TEXT',
    summary: message('help.option.avoid'),
  },
  platform: { type: 'string', value: 'PLATFORM', summary: message('help.option.platform') },
  since: { type: 'string', value: 'REF', summary: message('help.option.since') },
  format: { type: 'string', value: 'FORMAT', summary: message('help.option.format') },
  app: { type: 'string', value: 'BUNDLEID', summary: message('help.option.app') },
  'older-than': { type: 'string', value: 'DAYS', summary: message('help.option.older-than') },
  'keep-latest': { type: 'string', value: 'N', summary: message('help.option.keep-latest') },
  'keep-per': {
    type: 'string',
    value: 'version|app',
    summary: message('help.option.keep-per'),
  },
  without: {
    type: 'string',
    multiple: true,
    value: 'PART',
    summary: message('help.option.without'),
  },
  'without-testers': { type: 'boolean', summary: message('help.option.without-testers') },
  yes: { type: 'boolean', summary: message('help.option.yes') },
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
