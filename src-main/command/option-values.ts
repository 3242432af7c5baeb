import { KeyRole } from '#shared/asc/roles';
import { GitForm } from '#shared/domain/git-notes';
import { NotesForm } from '#shared/domain/notes-file';
import type { OptionName } from './options';

export const releaseTypes = ['manual', 'after-approval', 'scheduled'] as const;
export const buildPlatforms = {
  ios: 'IOS',
  mac: 'MAC_OS',
  tv: 'TV_OS',
  vision: 'VISION_OS',
} as const;
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export const keptPer = ['version', 'app'] as const;

/** As a role is typed: `app-manager`. */
export function roleNames(): string[] {
  return KeyRole.options.map((role) => role.toLowerCase().replaceAll('_', '-'));
}

/**
 * What an option of this command can be set to, for completions; empty where that is a file, a name or anything else.
 * Not every value is listed: `--notify` takes a time too.
 */
export async function valuesOf(command: string, option: OptionName): Promise<readonly string[]> {
  switch (option) {
    case 'role':
      return roleNames();
    case 'format':
      // Not shown: typed.
      return command === 'notes convert' ? NotesForm.options : GitForm.options;
    case 'notify':
      return ['automatic', 'when-confirmed', 'none'];
    case 'review-busy':
      return command === 'resume' ? ['wait', 'skip'] : ['ask', 'wait', 'skip'];
    case 'release-type':
      return releaseTypes;
    case 'uses-non-exempt-encryption':
      return ['yes', 'no'];
    case 'keep-per':
      return keptPer;
    case 'platform':
      return command.startsWith('devices ') ? ['ios', 'mac'] : Object.keys(buildPlatforms);
    case 'kind':
      return (await import('../sample-package/sample-spec')).sampleKinds;
    case 'defect':
      return (await import('../sample-package/defects')).defectCodes;
    case 'seed':
      return (await import('../practice/practice-command')).seedNames;
    case 'fault':
      return (await import('../practice/practice-command')).faultNames;
    default:
      return [];
  }
}
