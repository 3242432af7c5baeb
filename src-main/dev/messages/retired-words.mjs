/**
 * Words of the private dialect that Slipway once spoke, and what to say instead. They are looked for in everything that
 * people read.
 * @type {readonly (readonly [RegExp, string])[]}
 */
export const retiredWords = [
  [/\bcarr(?:y|ies|ied) on\b/i, 'resume or continue'],
  [/\bgo(?:es)? on\b/i, 'continue or resume'],
  [/\bpass(?:ed|es)? over\b/i, 'override'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\banew\b/i, 'again'],
  [/\bnought\b/i, 'zero'],
  [/\bby (?:it|them)sel(?:f|ves)\b/i, 'automatically'],
  [/\bof (?:its|their|your|our) own\b/i, 'its own … before the noun'],
  [/\bas a rule\b/i, 'usually'],
  [/\bsomebody\b/i, 'someone'],
  [/\bunder way\b/i, 'in progress'],
  [/\bstands? in the way\b/i, 'blocks'],
  [/\bheld (?:back|up)\b/i, 'paused or waiting'],
  [/\bturned down\b/i, 'rejected'],
  [/\bsays no\b/i, 'rejects'],
  [/\btake(?:s|n)? up\b/i, 'use or resume'],
  [/\bfollow the build\b/i, 'use the existing build'],
  [/\bthings? good to know\b/i, 'note'],
  [/\bto look at\b/i, 'warning'],
  [/\bthe account’s people\b/i, 'contacts'],
  [/\be-mail/i, 'email'],
  [/\bcancelled\b/i, 'canceled'],
  [/\b(?:colour|behaviour|normalised|recognise)/i, 'the American spelling'],
  [/\bgood for\b/i, 'valid for'],
  [/\bwhatever stands\b/i, 'what exists'],
];
