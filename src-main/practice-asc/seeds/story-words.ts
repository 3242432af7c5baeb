/** A story for people who choose among them. */
export interface StoryWords {
  title: string;
  /** One sentence. */
  says: string;
}

const words: Readonly<Record<string, StoryWords>> = {
  everyday: {
    title: 'An everyday release',
    says: 'One app in good order with a version out, and one whose test information was never finished.',
  },
  'first-release': {
    title: 'The first release ever',
    says: 'An app that has no build yet: nothing to compare with, and everything asked for the first time.',
  },
  'in-review': {
    title: 'A build in beta review',
    says: 'Another build is with beta review, so a new one has to replace it or wait.',
  },
  'version-in-review': {
    title: 'A version in review',
    says: 'The next version waits for App Store review, so nothing of it can be changed without canceling.',
  },
  'rejected-build': {
    title: 'A rejected build',
    says: 'Beta review and App Store review both turned the next version down.',
  },
  'phased-release-running': {
    title: 'A phased release that runs',
    says: 'The next version came out two days ago, and reaches its users little by little.',
  },
  'loose-ends': {
    title: 'Loose ends',
    says: 'Colleagues left things half done: compliance unanswered, two groups of one name, a note missing, a draft of somebody else’s.',
  },
  'large-team': {
    title: 'A large team',
    says: 'Forty apps, two thousand builds and three hundred testers: every list is longer than a page.',
  },
  'fifty-locales': {
    title: 'Fifty languages',
    says: 'An app that speaks every language there is, with a note in each.',
  },
  'expired-agreement': {
    title: 'An expired agreement',
    says: 'Nothing is answered until a new agreement is accepted.',
  },
  'developer-key': {
    title: 'A key with a small role',
    says: 'The key may bring builds, and not run TestFlight.',
  },
};

/** The words of a story; one that nobody has described yet goes by its name. */
export function wordsOfStory(name: string): StoryWords {
  const [first = '', ...rest] = name.replaceAll('-', ' ');
  return words[name] ?? { title: `${first.toUpperCase()}${rest.join('')}`, says: '' };
}
