import { resolve } from 'node:path';
import { type Diagnostics, DiagnosticsPartName } from '#shared/domain/diagnostics';
import { formatSize } from '#shared/words/format';
import { currentLanguage } from '#shared/words/language';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { readKey } from '../engine/accounts/private-key';
import type { HostFacts } from '../engine/diagnostics/facts';
import { type Call, type Command, type EnvironmentKey, refuseUsage } from './command';
import { readKeyFile, withEngine } from './connection';
import { exitStatus } from './exit-status';
import { productVersion } from './product-version';
import type { Terminal } from './terminal';
import { table } from './words/lines';
import { writeNewFile } from './write-new-file';

export const diagnostics: Command = {
  name: 'diagnostics',
  operands: 'FILE',
  takes: { least: 1, most: 1 },
  summary: message('help.command.diagnostics'),
  options: ['without', 'yes'],
  // The file is on this computer, where the person named it.
  changes: false,
  async run(call) {
    const [named = ''] = call.operands;
    const file = resolve(named);
    const leftOut = (call.options.without ?? []).map(asPart);
    const parts = DiagnosticsPartName.options.filter((name) => !leftOut.includes(name));
    const host = await hostFacts(call);
    const [gathered, text] = await withEngine(call, async ({ diagnostics: maker }) => {
      const all = await maker.gather(host);
      return [all, await maker.write(all, parts, host)] as const;
    });
    await writeNewFile(file, text, call.options);
    const written = gathered.parts.filter(({ name }) => parts.includes(name));
    showParts(call.terminal, { ...gathered, parts: written }, file, Buffer.byteLength(text));
    call.terminal.emit({
      file,
      bytes: Buffer.byteLength(text),
      parts: written.map(({ name, bytes, masked }) => ({ name, bytes, masked })),
      secretsSearchedFor: gathered.secrets,
      keychainNotSearched: gathered.unsearched,
    });
    return exitStatus.done;
  },
};

function showParts(terminal: Terminal, gathered: Diagnostics, file: string, bytes: number): void {
  const rows = gathered.parts.map((part) => [
    `  ${part.name}`,
    say(`diagnostics.part.${part.name}`),
    formatSize(part.bytes),
    part.masked === 0 ? '' : say('diagnostics.masked', { count: part.masked }),
  ]);
  for (const line of table(rows)) terminal.log(line);
  if (gathered.unsearched === null)
    terminal.log(say('diagnostics.searched', { count: gathered.secrets }));
  else terminal.log(say('diagnostics.unsearched', { reason: inWords(gathered.unsearched) }));
  terminal.log(say('diagnostics.nothing-sent'));
  terminal.print(say('diagnostics.saved-as', { file, size: { bytes } }));
}

function asPart(name: string): DiagnosticsPartName {
  const part = DiagnosticsPartName.safeParse(name).data;
  const known = DiagnosticsPartName.options.join(', ');
  return part ?? refuseUsage(message('diagnostics.part-unknown', { name, known }));
}

/** The key that was taken out of the environment, or is in the file named there, as it was given and as PEM. */
async function keyTexts(given: EnvironmentKey | null): Promise<NodeJS.ProcessEnv> {
  const { text, file } = given ?? {};
  const key =
    file === undefined
      ? await Promise.resolve(text ?? '')
          .then(readKey)
          .catch(() => null)
      : await readKeyFile(file).catch(() => null);
  return { SLIPWAY_PRIVATE_KEY: text, SLIPWAY_PRIVATE_KEY_PEM: key?.pem };
}

async function hostFacts({ environmentKey }: Call): Promise<HostFacts> {
  return {
    program: 'command',
    version: await productVersion(),
    isPackaged: import.meta.url.includes('.asar'),
    locale: currentLanguage().locale,
    displays: [],
    environment: { ...process.env, ...(await keyTexts(environmentKey)) },
  };
}
