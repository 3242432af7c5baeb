import { resolve } from 'node:path';
import { GitForm, gitNotesText, isTakenFirst } from '#shared/domain/git-notes';
import { fail } from '#shared/errors';
import { gitHeadings } from '#shared/words/git-headings';
import { currentLanguage } from '#shared/words/language';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { findStart } from '../engine/notes/from-git/find-start';
import { readRange, readRepository } from '../engine/notes/from-git/read-repository';
import { type Command, refuseUsage } from './command';
import { exitStatus } from './exit-status';

export const notesFromGit: Command = {
  // Not shown: typed.
  name: 'notes from-git',
  operands: 'DIR',
  takes: { least: 1, most: 1 },
  summary: message('help.command.notes-from-git'),
  options: ['since', 'format'],
  changes: false,
  async run({ operands: [dir = ''], options, terminal }) {
    const form = readForm(options.format);
    const folder = resolve(dir);
    const { name, head, tags, isShallow } = await readRepository(folder);
    const since = options.since ?? findStart({ published: [], used: [], tags })?.ref ?? null;
    const { commits, isCut } = await readRange(folder, since);
    const taken = commits.filter((commit) => isTakenFirst(commit, form));
    const sinceWords = since ?? say('git-notes.since-all');
    if (taken.length === 0)
      fail('git-nothing-new', message('error.git-nothing-new.detail', { since: sinceWords }));
    const text = gitNotesText(taken, form, await gitHeadings(currentLanguage().locale));
    terminal.log(
      say('command.notes-from-git.done', { taken: taken.length, name, since: sinceWords }),
    );
    if (isShallow) terminal.log(say('git-notes.shallow'));
    if (isCut) terminal.log(say('git-notes.cut', { count: commits.length }));
    for (const line of text.split('\n')) terminal.print(line);
    terminal.emit({ text, since, head: head.id, commits: taken });
    return exitStatus.done;
  },
};

function readForm(typed: string | undefined): GitForm {
  const form = GitForm.safeParse(typed ?? 'list');
  return form.success
    ? form.data
    : refuseUsage(message('usage.git-format', { value: typed ?? '' }));
}
