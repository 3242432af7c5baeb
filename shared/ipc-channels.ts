/** The channel names alone, without schemas: the preload allow-lists these and must stay small. */

export const requestChannels = [
  'app:about',
  'settings:read',
  'settings:write',
  'links:open',
  'packages:choose',
  'packages:inspect',
  'packages:sample',
  'destinations:read',
  'notes:import',
  'drafts:read',
  'drafts:save',
  'accounts:list',
  'accounts:choose-key',
  'accounts:add',
  'accounts:test',
  'accounts:rename',
  'accounts:delete',
  'accounts:use',
  'runs:list',
  'runs:unreadable',
  'runs:icon',
  'runs:start',
  'runs:resume',
  'runs:try-now',
  'runs:pause',
  'runs:cancel',
  'runs:reveal',
  'runs:take-up',
  'practice:read',
  'practice:reset',
  'practice:break',
  'practice:mend',
  'practice:turn-clock',
] as const;
export type RequestChannel = (typeof requestChannels)[number];

export const eventChannels = [
  'runs:changed',
  'runs:opened',
  'packages:opened',
  'accounts:changed',
  'practice:changed',
  'practice:watched',
  'menu:chosen',
] as const;
export type EventChannel = (typeof eventChannels)[number];
