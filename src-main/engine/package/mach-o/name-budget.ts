import { MachOError } from './mach-o-error';

/** How much text of symbol names one package may fill memory with, all its executables together. */
export class NameBudget {
  constructor(private left: number) {}

  /** Raises MachOError when nothing is left. */
  spend(characters: number): void {
    this.left -= characters;
    if (this.left < 0) throw new MachOError('has more names of symbols than are read');
  }
}
