import { basename } from 'node:path';
import type { Diagnostics, DiagnosticsPartName } from '#shared/domain/diagnostics';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { DiagnosticsMaker } from '../../engine/diagnostics/diagnostics';
import type { HostFacts } from '../../engine/diagnostics/facts';
import { writeTextFile } from '../../engine/storage/json-file';

export interface DiagnosticsFiles {
  gather(): Promise<Diagnostics>;
  /** The file's name; null if no place was chosen. Throws `diagnostics-outdated` for another preview than the last. */
  save(at: string, parts: readonly DiagnosticsPartName[]): Promise<string | null>;
  /** The path of the file that was saved last; null before the first. */
  saved(): string | null;
}

interface DiagnosticsFilesParts {
  maker: DiagnosticsMaker;
  host: () => HostFacts;
  /** Asks a person where; null if they chose no place. */
  choosePath: (fileName: string) => Promise<string | null>;
}

/** What the window shows of a diagnostics file and what is written are the same texts, kept here in between. */
export function createDiagnosticsFiles(parts: DiagnosticsFilesParts): DiagnosticsFiles {
  const { maker, host, choosePath } = parts;
  let shown: Diagnostics | null = null;
  let saved: string | null = null;
  return {
    async gather() {
      shown = await maker.gather(host());
      return shown;
    },
    async save(at, names) {
      if (shown?.at !== at)
        return fail('diagnostics-outdated', message('error.diagnostics-outdated.detail'));
      const text = await maker.write(shown, names, host());
      const path = await choosePath(fileNameFor(at));
      if (path === null) return null;
      await writeTextFile(path, text);
      saved = path;
      return basename(path);
    },
    saved: () => saved,
  };
}

/** `Slipway diagnostics 2026-12-01 0546.txt`, in local time. */
function fileNameFor(at: string): string {
  const when = new Date(at);
  const two = (count: number): string => `${count}`.padStart(2, '0');
  const day = [when.getFullYear(), two(when.getMonth() + 1), two(when.getDate())].join('-');
  // Not shown: a file's name, the same in every language, so that a supporter recognizes it.
  return `Slipway diagnostics ${day} ${two(when.getHours())}${two(when.getMinutes())}.txt`;
}
