import type { GitCommit } from '#shared/domain/git-notes';

/** Markers for continuous integration, which say nothing to testers. */
const ciMarkers =
  / ?(?:\[(?:skip ci|ci skip|no ci|skip actions|actions skip|skip travis|skip netlify|skip vercel)\]|\*\*\*NO_CI\*\*\*) ?/gi;

/** `feat(map)!: text`, also after the emoji of a gitmoji. */
const conventional =
  /^(?:(?:\p{Extended_Pictographic}|\u{fe0f}|\u{200d})+\s*|:[a-z0-9_+-]+:\s*)?([a-z][\w-]*)(?:\(([^()]*)\))?(!)?:\s+(\S.*)$/iu;

const breakingFooter = /^BREAKING[ -]CHANGE:\s*([^\n]+(?:\n(?![A-Za-z-]+(?:: | #))[^\n]+)*)/m;

/** A word before a colon is a type only if it is a known one: `Note: …` is a sentence. */
const knownTypes: ReadonlySet<string> = new Set(
  // Not shown: words of commit messages.
  'build chore ci dev doc docs feat feature fix hotfix perf refactor release revert style test tests'.split(
    ' ',
  ),
);

/** What the message of a commit says; trailers such as `Co-authored-by` are in no part of it. */
export function readMessage(text: string): Pick<GitCommit, 'subject' | 'change'> {
  const [first = '', ...rest] = text.replaceAll('\r\n', '\n').trim().split('\n');
  // Blanks first: a commit can have a row of any length, which a pattern that begins with them tries from each one.
  const subject = first.replace(/\s+/g, ' ').replace(ciMarkers, ' ').trim();
  const [, type = '', scope, mark, description = ''] = conventional.exec(subject) ?? [];
  if (!knownTypes.has(type.toLowerCase())) return { subject, change: null };
  const footer = breakingFooter.exec(rest.join('\n'))?.[1];
  return {
    subject,
    change: {
      type: type.toLowerCase(),
      scope: scope === undefined || scope.trim() === '' ? null : scope.trim(),
      description,
      isBreaking: mark !== undefined || footer !== undefined,
      breaking: footer?.replace(/\s+/g, ' ').trim() ?? null,
    },
  };
}
