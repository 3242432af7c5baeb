/** Whom a reviewer can reach, and how to sign in: the same for beta and App Store review. */
export const reviewContactFields = [
  'contactFirstName',
  'contactLastName',
  'contactPhone',
  'contactEmail',
  'demoAccountName',
  'demoAccountPassword',
  'demoAccountRequired',
  'notes',
] as const;
