/** The categories of the App Store with their subcategories. */
const subcategories: Record<string, readonly string[]> = {
  BOOKS: [],
  BUSINESS: [],
  DEVELOPER_TOOLS: [],
  EDUCATION: [],
  ENTERTAINMENT: [],
  FINANCE: [],
  FOOD_AND_DRINK: [],
  GAMES: [
    'GAMES_ACTION',
    'GAMES_ADVENTURE',
    'GAMES_BOARD',
    'GAMES_CARD',
    'GAMES_CASINO',
    'GAMES_CASUAL',
    'GAMES_FAMILY',
    'GAMES_MUSIC',
    'GAMES_PUZZLE',
    'GAMES_RACING',
    'GAMES_ROLE_PLAYING',
    'GAMES_SIMULATION',
    'GAMES_SPORTS',
    'GAMES_STRATEGY',
    'GAMES_TRIVIA',
    'GAMES_WORD',
  ],
  GRAPHICS_AND_DESIGN: [],
  HEALTH_AND_FITNESS: [],
  LIFESTYLE: [],
  MAGAZINES_AND_NEWSPAPERS: [],
  MEDICAL: [],
  MUSIC: [],
  NAVIGATION: [],
  NEWS: [],
  PHOTO_AND_VIDEO: [],
  PRODUCTIVITY: [],
  REFERENCE: [],
  SHOPPING: [],
  SOCIAL_NETWORKING: [],
  SPORTS: [],
  STICKERS: [
    'STICKERS_ANIMALS',
    'STICKERS_ART',
    'STICKERS_CELEBRATIONS',
    'STICKERS_CELEBRITIES',
    'STICKERS_CHARACTERS',
    'STICKERS_EATING_AND_DRINKING',
    'STICKERS_EMOJI_AND_EXPRESSIONS',
    'STICKERS_FASHION',
    'STICKERS_GAMING',
    'STICKERS_KIDS_AND_FAMILY',
    'STICKERS_MOVIES_AND_TV',
    'STICKERS_MUSIC',
    'STICKERS_PEOPLE',
    'STICKERS_PLACES_AND_OBJECTS',
    'STICKERS_SPORTS_AND_ACTIVITIES',
  ],
  TRAVEL: [],
  UTILITIES: [],
  WEATHER: [],
};

export interface AppCategory {
  id: string;
  parentId: string | null;
  subcategoryIds: readonly string[];
}

const categories = new Map<string, AppCategory>(
  Object.entries(subcategories).flatMap(([id, subcategoryIds]) => [
    [id, { id, parentId: null, subcategoryIds }],
    ...subcategoryIds.map((inner): [string, AppCategory] => [
      inner,
      { id: inner, parentId: id, subcategoryIds: [] },
    ]),
  ]),
);

export function categoryNamed(id: string): AppCategory | undefined {
  return categories.get(id);
}

/** An app's place in the store: two categories, each with up to two subcategories. */
export const categoryRelationships = [
  'primaryCategory',
  'primarySubcategoryOne',
  'primarySubcategoryTwo',
  'secondaryCategory',
  'secondarySubcategoryOne',
  'secondarySubcategoryTwo',
] as const;

export type ChosenCategories = Partial<Record<(typeof categoryRelationships)[number], string>>;
