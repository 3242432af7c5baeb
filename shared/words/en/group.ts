/* One beta group in words, where its name alone is not enough. */
export const group = {
  // `details` lists the kind of the group, how many testers it has and when it was created.
  'group.described': '{details} (ID {id})',
  'group.internal': 'internal',
  'group.external': 'external',
  'group.created': 'created {at}',
} as const;
