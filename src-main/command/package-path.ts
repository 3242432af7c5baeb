import { resolve } from 'node:path';
import { refuseUsage } from './usage-error';

/** The one package that the command is about, as an absolute path. */
export function packagePath([file]: readonly string[]): string {
  return resolve(file || refuseUsage('The name of the package is empty.'));
}
