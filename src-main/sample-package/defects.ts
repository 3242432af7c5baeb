import { codeDefects } from './defects/code-defects';
import { identityDefects } from './defects/identity-defects';
import { packagingDefects } from './defects/packaging-defects';
import { plistDefects } from './defects/plist-defects';
import { privacyDefects } from './defects/privacy-defects';
import { signingDefects } from './defects/signing-defects';

/** Every known fault that a sample package can be given, by its code. */
export const defects = {
  ...packagingDefects,
  ...identityDefects,
  ...plistDefects,
  ...codeDefects,
  ...signingDefects,
  ...privacyDefects,
};

export type DefectCode = keyof typeof defects;

export const defectCodes = Object.keys(defects) as DefectCode[];

export function isDefectCode(code: string): code is DefectCode {
  return Object.hasOwn(defects, code);
}
