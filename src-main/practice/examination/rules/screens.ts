import type { Arrival, Rule } from './rule';

/** 1 is a phone, 2 a tablet; an app that does not declare any is for phones. */
export function isForFamily({ found: { app } }: Arrival, family: number): boolean {
  const families = app.info.UIDeviceFamily;
  return Array.isArray(families) ? families.map(Number).includes(family) : family === 1;
}

/** An app without an interface: it only carries a watch app or stickers, and has neither icon nor screen. */
function hasNoInterface({ found: { app } }: Arrival): boolean {
  const keys = ['LSApplicationLaunchProhibited', 'ITSWatchOnlyContainer'];
  return keys.some((key) => app.info[key] === true);
}

/** Applies only to phones and tablets, and to apps with an interface. */
export function onScreens(rule: Rule): Rule {
  return (arrival) =>
    arrival.found.facts.platform === 'IOS' && !hasNoInterface(arrival) ? rule(arrival) : [];
}
