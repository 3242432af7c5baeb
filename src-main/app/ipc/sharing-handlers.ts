import { basename } from 'node:path';
import { packageLikeName } from '#shared/domain/package-file';
import { say } from '#shared/words/say';
import { knownPath } from '../known-paths';
import type { HandlerParts, HandlersOf } from './handler-parts';

const filters = () => [{ name: say('choose.shared-files'), extensions: ['json'] }];

const openDialog = () => ({
  title: say('choose.shared'),
  button: say('choose.shared-button'),
  filters: filters(),
});

const saveDialog = (fileName: string) => ({
  title: say('choose.save-shared'),
  button: say('choose.save-shared-button'),
  filters: filters(),
  fileName,
});

/** Plans for approval and presets, as files: main reads and writes them, the window shows what is in them. */
export function sharingHandlers({
  engine,
  confirmer,
  dropped,
  sharedFiles,
  notesFiles,
  chooseFile,
  chooseSavePath,
}: HandlerParts): HandlersOf<'sharing'> {
  return {
    'sharing:open': async ({ path }) => {
      const chosen = path === null ? await chooseFile(openDialog()) : knownPath(dropped, path);
      if (chosen === null) return null;
      if (!(await sharedFiles.holdsNotes(chosen))) return sharedFiles.open(chosen);
      return { kind: 'notes', preview: await notesFiles.open(chosen, 'file', path === null) };
    },
    'sharing:approve': async ({ ticket }) => {
      const facts = { plan: sharedFiles.planOf(ticket), as: engine.approvals.key()?.name ?? '' };
      return confirmer.confirm({ kind: 'approve', ...facts }, ticket, (one) =>
        sharedFiles.approve(one),
      );
    },
    'sharing:take-presets': ({ ticket, accountId }) => sharedFiles.takePresets(ticket, accountId),
    'sharing:save-plan': async ({ plan }) => {
      const name = basename(plan.packagePath).replace(packageLikeName, '');
      const path = await chooseSavePath(saveDialog(`${name}.plan.json`));
      if (path === null) return null;
      await sharedFiles.savePlan(path, plan);
      return { fileName: basename(path) };
    },
    'sharing:save-presets': async ({ presetIds }) => {
      const presets = engine.presets.list().presets.filter(({ id }) => presetIds.includes(id));
      const name = presets.length === 1 ? (presets[0]?.name ?? '') : say('choose.presets-name');
      const path = await chooseSavePath(saveDialog(`${asFileName(name)}.presets.json`));
      if (path === null) return null;
      await sharedFiles.savePresets(path, presets);
      return { fileName: basename(path) };
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
