/** The pages of the guide, in their order; each is a file of `src-renderer/guide`. */
export const guidePages = [
  'first-publish',
  'accounts-and-keys',
  'notes',
  'groups-and-review',
  'app-store',
  'next-builds',
  'several-at-once',
  'rehearse',
  'command',
  'your-own-services',
  'when-something-goes-wrong',
  'privacy-and-security',
] as const;
export type GuidePage = (typeof guidePages)[number];

/** A page, and where on it: the anchor of a heading, or an error code. */
export type HelpPlace = { page: GuidePage; at?: string } | { page: 'errors'; at?: string };

export function isGuidePage(name: string): name is GuidePage {
  return (guidePages as readonly string[]).includes(name);
}
