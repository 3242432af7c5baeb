/* Notes that are made of the commits of a git repository. */
export const notesGit = {
  // The system's dialog.
  'choose.repository': 'Choose the Git repository of this app',
  'choose.repository-button': 'Choose repository',

  'git-notes.open': 'From Git…',
  'git-notes.title': 'Notes from Git',
  'git-notes.hint':
    'Slipway reads the commits since the last build and suggests a note in {language}. Nothing is sent.',
  'git-notes.none-chosen': 'No repository has been chosen for {app} yet.',
  'git-notes.choose': 'Choose repository…',
  'git-notes.change': 'Change repository…',
  'git-notes.reading': 'Reading the repository…',
  // {head} is the short ID of a commit.
  'git-notes.on-branch': '{branch} at {head}',
  'git-notes.detached': 'Detached HEAD at {head}',
  'git-notes.shallow':
    'This clone is shallow: older commits are missing. To get them, run “git fetch --unshallow” in the repository.',

  // Where the commits begin, and how that was found.
  'git-notes.since': 'Since',
  'git-notes.since-all': 'The first commit',
  'git-notes.since-commit': '{id} {subject}',
  'git-notes.why.used': 'The notes for build {build} end at this commit.',
  'git-notes.why.build': 'The tag of build {build}.',
  'git-notes.why.newest_tag': 'The newest tag. No tag belongs to the last build.',
  'git-notes.why.none': 'No earlier build or tag was found. Choose where to start.',
  'git-notes.why.chosen': 'Chosen by you.',

  'git-notes.form': 'Format',
  'git-notes.form.list': 'List of commits',
  'git-notes.form.conventional': 'Summary by type',
  'git-notes.form.conventional-hint':
    'For commits such as “feat: …” and “fix: …”. Commits that testers don’t notice are left out, such as chore, ci, docs and test.',
  'git-notes.commits': '{count, plural, one {# commit} other {# commits}}',
  'git-notes.commits-taken': '{taken} of {count, plural, one {# commit} other {# commits}}',
  'git-notes.cut':
    '{count, plural, one {Only the latest commit is shown.} other {Only the latest # commits are shown.}}',
  'git-notes.no-commits': 'There are no commits after {since}.',
  'git-notes.text': 'Note in {language}',
  'git-notes.rewrite': 'Regenerate from commits',
  'git-notes.rewrite-hint': 'You changed the text. It no longer follows the commits.',
  'git-notes.too-long':
    '{count, plural, one {The note is # character too long. Leave out a commit or shorten the text.} other {The note is # characters too long. Leave out commits or shorten the text.}}',
  'git-notes.place': '{language} already has a note',
  'git-notes.append': 'Add below',
  'git-notes.replace': 'Replace',
  'git-notes.insert': 'Insert note',
  'git-notes.inserted': 'Inserted the note in {language} from Git.',

  // Headings inside the note itself, which testers read.
  'git-notes.heading.breaking': 'Changed',
  'git-notes.heading.new': 'New',
  'git-notes.heading.fixed': 'Fixed',
  'git-notes.heading.faster': 'Faster',
  'git-notes.heading.other': 'Also',

  'error.git-missing.title': 'Git was not found',
  'error.git-missing.detail': 'The program “git” can’t be run on this computer.',
  'error.git-missing.fix':
    'Install Git (on a Mac, run “xcode-select --install”), then try again. Your notes are unchanged.',
  'error.git-not-chosen.title': 'No repository has been chosen',
  'error.git-not-chosen.detail': 'No repository is set for this app.',
  'error.git-not-chosen.fix': 'Choose the repository of this app.',
  'error.git-not-repository.title': 'This folder is not a Git repository',
  'error.git-not-repository.detail':
    '“{name}” is not a Git repository with a working tree: {words}',
  'error.git-not-repository.fix':
    'Choose the folder that contains the app’s source. Your notes are unchanged.',
  'error.git-not-trusted.title': 'Git doesn’t trust this folder',
  'error.git-not-trusted.detail': '“{name}” belongs to another user of this computer.',
  'error.git-not-trusted.fix':
    'If you trust it, run “git config --global --add safe.directory PATH”, then try again. Your notes are unchanged.',
  'error.git-no-commits.title': 'The repository has no commits',
  'error.git-no-commits.detail': '“{name}” has no commit yet.',
  'error.git-no-commits.fix': 'Choose another repository. Your notes are unchanged.',
  'error.git-ref-unknown.title': 'The tag or commit was not found',
  'error.git-ref-unknown.detail': '“{ref}” isn’t a tag or commit in this repository.',
  'error.git-ref-unknown.fix': 'Choose another tag or commit. Your notes are unchanged.',
  'error.git-nothing-new.title': 'There are no new commits',
  'error.git-nothing-new.detail': 'No commits after {since} belong in the note.',
  'error.git-nothing-new.fix': 'Nothing was written. Use --since with an earlier tag or commit.',
  'error.git-shallow.title': 'The clone is too shallow',
  'error.git-shallow.detail': '“{name}” is a shallow clone, and “{ref}” is not in it.',
  'error.git-shallow.fix':
    'Run “git fetch --unshallow --tags” in the repository, then try again. Your notes are unchanged.',
  'error.git-failed.title': 'Git failed',
  'error.git-failed.words': 'Git reported: {words}',
  'error.git-failed.slow': 'Git did not finish within {time}.',
  'error.git-failed.large': 'Git’s output is larger than {size}.',
  'error.git-failed.fix': 'Try again, or choose another repository. Your notes are unchanged.',
} as const;
