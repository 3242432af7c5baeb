import { MachOError } from './mach-o-error';

/** How much text of symbol names one package may fill memory with, all its executables together. */
export class NameBudget {
  constructor(private left: number) {}

  /** Adds a name that is not there yet. Raises MachOError when nothing is left. */
  add(name: string, names: Set<string>): void {
    if (names.has(name)) return;
    this.left -= name.length;
    if (this.left < 0) throw new MachOError('has more names of symbols than are read');
    names.add(name);
  }
}
