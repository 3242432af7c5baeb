/** The scheme that the system opens Slipway for. */
const scheme = 'slipway';

/** A link that shows a run, on a computer that has it: in a ticket, in notes, in a chat of one's own. */
export const runLink = (runId: string): string => `${scheme}://run/${runId}`;

/** The run that a link names; null for anything else, whatever it looks like. */
export function runInLink(link: string): string | null {
  // Browsers and desktops may end an address with a slash. Nothing is decoded: an ID needs no escapes.
  return /^slipway:\/\/run\/([\w-]{1,64})\/?$/i.exec(link)?.[1] ?? null;
}

/** Whether the system passed this on as a link to Slipway, good or not. */
export const isLink = (text: string): boolean => /^slipway:/i.test(text);
