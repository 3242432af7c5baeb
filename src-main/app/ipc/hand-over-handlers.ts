import { basename } from 'node:path';
import { packageExtensions } from '#shared/domain/package-file';
import { say } from '#shared/words/say';
import type { HandlerParts, HandlersOf } from './handler-parts';

const packageDialog = () => ({
  title: say('hand-over.choose-package'),
  button: say('hand-over.choose-package-button'),
  filters: [{ name: say('choose.packages-files'), extensions: packageExtensions }],
});

/** Handing a run over, taking it back, and taking over a colleague's. */
export function handOverHandlers({
  engine,
  confirmer,
  sharedFiles,
  chooseFile,
  chooseSavePath,
}: HandlerParts): HandlersOf<'hand-over'> {
  return {
    'hand-over:export': async ({ runId, person, to }) => {
      const { package: info } = await engine.runs.get(runId);
      const build = `${info.name ?? info.bundleId ?? ''} ${info.version ?? ''} (${info.buildNumber ?? ''})`;
      const path = await chooseSavePath({
        title: say('hand-over.save'),
        button: say('choose.save-shared-button'),
        filters: [{ name: say('choose.shared-files'), extensions: ['json'] }],
        fileName: `${asFileName(build)}.hand-over.json`,
      });
      if (path === null) return null;
      await engine.handOvers.export(runId, path, { person, to });
      return { fileName: basename(path) };
    },
    'hand-over:take-back': async ({ runId }) => {
      const run = await engine.runs.get(runId);
      await confirmer.confirm({ kind: 'take-back', run }, runId, (confirmed) =>
        engine.handOvers.takeBack(confirmed),
      );
      return null;
    },
    'hand-over:take': async ({ ticket, accountId, person }) => {
      const opened = await sharedFiles.handOverOf(ticket);
      const packagePath = opened.needsPackage ? await chooseFile(packageDialog()) : null;
      if (opened.needsPackage && packagePath === null) return null;
      const connection = await engine.accounts.connection(accountId);
      const run = await engine.handOvers.take(opened, { connection, person, packagePath });
      return { runId: run.id };
    },
  };
}

/** Characters that Windows refuses in a file's name become blanks. */
function asFileName(name: string): string {
  return name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 80);
}
